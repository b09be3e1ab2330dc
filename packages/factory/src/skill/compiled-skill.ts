import type { JsonValue } from "@skillwright/core";
import { parseSkillMetadata } from "./parse-skill-metadata.ts";
import type { Skill } from "./skill.ts";
import { SkillError } from "./skill-error.ts";
import type { SkillMetadataInput } from "./skill-metadata.ts";

/**
 * A compiled skill: an answer for each prompt it was taught, computed by `replay` alone.
 *
 * Its one action `replay` takes `{prompt}`; a prompt that it was not taught is the error
 * `prompt-unknown`.
 *
 * @param replay - as the compiler's `replaySkill` with its skill: the answer, or `undefined`.
 * @throws SkillwrightError `skill-metadata-invalid`.
 */
export function compiledSkill(
  metadata: Omit<SkillMetadataInput, "actions">,
  replay: (prompt: string) => JsonValue | undefined,
): Skill {
  return {
    metadata: parseSkillMetadata({ ...metadata, actions: [replayAction] }),
    source: { kind: "compiled" },
    initialize: () => ({
      execute({ input: { prompt } }) {
        const answer = replay(String(prompt));
        if (answer !== undefined) return answer;
        throw new SkillError("the skill was not taught this prompt", { code: "prompt-unknown" });
      },
    }),
  };
}

const replayAction = {
  name: "replay",
  description: "Answers a prompt that the skill was taught",
  input: {
    type: "object",
    properties: { prompt: { type: "string" } },
    required: ["prompt"],
    additionalProperties: false,
  },
  idempotent: true,
  pure: true,
  concurrency: "shared" as const,
};
