import { z } from "zod";
import { SkillwrightError } from "../errors/skillwright-error.ts";
import { protocolVersion } from "./protocol-constants.ts";

/** How a skill introduces itself. */
export interface HandshakeResult {
  /** The manifest id of the skill, as it believes. */
  readonly name: string;
  readonly version: string;
  readonly protocolVersion: string;
  /** Methods beyond the mandatory ones, `invoke` for nearly every skill. */
  readonly capabilities: readonly string[];
}

const schema = z.object({
  name: z.string().optional(),
  skill_name: z.string().optional(),
  version: z.string().optional(),
  protocol_version: z.string().optional(),
  protocol: z.string().optional(),
  capabilities: z.array(z.string()).default([]),
});

/**
 * The result of a `handshake`, older spellings (`skill_name`, `protocol`) included.
 *
 * @param options - `fallbackVersion`: version of a skill that names none, from its manifest.
 * @throws SkillwrightError `protocol-invalid-handshake` when the skill names itself neither way.
 */
export function parseHandshakeResult(
  value: unknown,
  { fallbackVersion }: { readonly fallbackVersion: string },
): HandshakeResult {
  const { success, data, error } = schema.safeParse(value);
  const name = data?.name ?? data?.skill_name;
  if (!success || name === undefined) {
    const problem = error ? z.prettifyError(error) : "it has no name";
    throw new SkillwrightError(`invalid handshake result: ${problem}`, {
      code: "protocol-invalid-handshake",
      hint: 'Answer "handshake" with {"name", "version", "protocol_version", "capabilities"}.',
      cause: error,
    });
  }
  return {
    name,
    version: data.version ?? fallbackVersion,
    protocolVersion: data.protocol_version ?? data.protocol ?? protocolVersion,
    capabilities: data.capabilities,
  };
}
