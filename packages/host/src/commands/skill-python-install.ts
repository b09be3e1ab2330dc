import { resolve } from "node:path";
import type { GenerationOutcome } from "@skillwright/generator";
import { z } from "zod";
import { type CommandContext, defineCommand } from "../contract/command-definition.ts";
import { proposalWire, proposalWireSchema } from "../contract/proposal-wire.ts";

const payloadSchema = z.object({
  package_dir: z.string().min(1),
  /** What the path is relative to; default where the host was started. */
  cwd: z.string().optional(),
  /** Let the package become the new version of an installed skill. */
  upgrade: z.boolean().default(false),
  /** Install what is proposed; an upgrade only when it wants no more than was granted before. */
  confirm: z.boolean().default(false),
});

/**
 * Proposes a package directory that somebody wrote, after the checks and the live test that every
 * proposal passes; `skill.proposal.approve` installs it.
 *
 * With `confirm: true` it is installed at once. Not so an upgrade that wants permissions beyond those
 * of the installed version: its proposal comes back, to be approved by its digest.
 */
export const skillPythonInstall = defineCommand({
  name: "skill.python.install",
  payload: payloadSchema,
  result: z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    /** `proposed`, or the installed skill's lifecycle state. */
    status: z.string(),
    last_error: z.string().nullable(),
    /** What waits for approval, or was installed. */
    proposal: proposalWireSchema,
  }),
  async run(payload, context) {
    const outcome = await install(payload, context);
    if (outcome.status === "failed") {
      const { SkillValidationError } = await import("@skillwright/generator");
      throw new SkillValidationError(outcome.diagnostics);
    }
    if (outcome.status !== "proposed" && outcome.status !== "installed") {
      throw new Error(`a package cannot be ${outcome.status}`);
    }
    const { proposal } = outcome;
    const { skillId: id, name, version } = proposal;
    const record = outcome.status === "installed" ? context.workspace.store.get(id) : undefined;
    const status = record?.state ?? outcome.status;
    const last_error = record?.lastError ?? null;
    return { id, name, version, status, last_error, proposal: proposalWire(proposal) };
  },
});

async function install(
  { package_dir, cwd, upgrade, confirm }: z.output<typeof payloadSchema>,
  { workspace, signal, onProgress }: CommandContext,
): Promise<GenerationOutcome> {
  const directory = cwd === undefined ? resolve(package_dir) : resolve(cwd, package_dir);
  const generator = await workspace.generator();
  const outcome = await generator.propose(directory, {
    upgrade,
    allowedDependencies: workspace.config.validation.allowed_dependencies,
    signal,
    onProgress,
  });
  if (!confirm || outcome.status !== "proposed") return outcome;
  const added = outcome.proposal.upgrade?.addedPermissions ?? [];
  return added.length > 0 ? outcome : generator.install(outcome.proposal, { signal, onProgress });
}
