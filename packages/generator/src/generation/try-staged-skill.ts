import { loadManifest } from "@skillwright/core";
import {
  type InvokeOutcome,
  type InvokeParams,
  type PythonEnvironment,
  startSkill,
} from "@skillwright/python-runtime";
import type { SkillLaunch } from "./skill-launch.ts";

/** A call in the making of a skill; longer ones are for skills that work. */
const callTimeoutMs = 10_000;

/** What {@link tryStagedSkill} needs. */
interface TryOptions {
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch?: SkillLaunch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Starts what is staged as an untrusted skill in validation mode, calls it once and stops it. */
export async function tryStagedSkill(
  dir: string,
  params: InvokeParams,
  { environment, launch, signal }: TryOptions,
): Promise<InvokeOutcome> {
  const manifest = await loadManifest(dir);
  await using skill = await startSkill(
    { dir, manifest },
    { ...launch, environment: await environment(), mode: "validation", signal },
  );
  return await skill.invoke(params, { timeoutMs: callTimeoutMs, signal });
}
