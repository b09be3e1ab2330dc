import {
  type InvokeOutcome,
  type InvokeParams,
  type PythonEnvironment,
  startSkill,
} from "@skillwright/python-runtime";
import { checkStagedPackage } from "../validation/check-staged-package.ts";
import type { SkillLaunch } from "./skill-launch.ts";

/** A call in the making of a skill; longer ones are for skills that work. */
const callTimeoutMs = 10_000;

/** What {@link tryStagedSkill} needs. */
interface TryOptions {
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch?: SkillLaunch | undefined;
  readonly allowedDependencies: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts what is staged as an untrusted skill in validation mode, calls it once and stops it. What
 * would fail validation unseen is not started, nor are its packages installed.
 *
 * @throws SkillValidationError `skill-invalid`; and what `startSkill` and `invoke` throw.
 */
export async function tryStagedSkill(
  dir: string,
  params: InvokeParams,
  { environment, launch, allowedDependencies, signal }: TryOptions,
): Promise<InvokeOutcome> {
  const { manifest } = await checkStagedPackage(dir, { allowedDependencies });
  await using skill = await startSkill(
    { dir, manifest },
    { ...launch, environment: await environment(), mode: "validation", signal },
  );
  return await skill.invoke(params, { timeoutMs: callTimeoutMs, signal });
}
