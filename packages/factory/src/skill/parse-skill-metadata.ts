import { factoryError } from "../errors.ts";
import { type SkillMetadata, skillMetadataSchema } from "./skill-metadata.ts";

/**
 * Checks metadata and fills in its defaults.
 *
 * @throws SkillwrightError `skill-metadata-invalid`, with every problem in the message.
 */
export function parseSkillMetadata(value: unknown): SkillMetadata {
  const parsed = skillMetadataSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "metadata"}: ${message}`,
  );
  throw factoryError(`the skill's metadata is invalid: ${problems.join("; ")}`, {
    code: "skill-metadata-invalid",
    cause: parsed.error,
  });
}
