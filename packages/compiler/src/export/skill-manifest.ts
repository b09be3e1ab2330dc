import { type AcceptanceTest, isSkillId, type SkillManifest, sha256Hex } from "@skillwright/core";
import type { CompiledSkill } from "../compiled-skill.ts";
import { answerInput } from "./answer-input.ts";
import { describeSkill } from "./describe-skill.ts";
import type { ExportOptions } from "./export-options.ts";
import { type KnownAnswer, knownAnswers } from "./known-answers.ts";
import { plainText } from "./plain-text.ts";

/** Version of every exported skill: another description makes another skill, not a newer one. */
export const exportedVersion = "1.0.0";

const maxExamples = 32;
const action = "answer";

/** The manifest of a compiled skill: one pure action, no permissions, its answers as acceptance tests. */
export function skillManifest(skill: CompiledSkill, options: ExportOptions): SkillManifest {
  const described = describeSkill(skill);
  const { id = described.id } = options;
  if (!isSkillId(id)) throw new TypeError(`id must be a skill id, got ${JSON.stringify(id)}`);
  const answers = knownAnswers(skill);
  const spoken = answers
    .map(({ input }) => plainText(input))
    .filter((input) => input.trim() !== "");
  return {
    ...described,
    id,
    version: exportedVersion,
    entryFile: "skill.py",
    minPython: "3.11",
    tags: ["compiled"],
    examples: spoken.slice(0, maxExamples),
    credentials: [],
    // Whatever the description was granted, an answer that stands in a file needs nothing.
    permissions: { network: [], read: [], write: [], subprocess: false },
    settings: {},
    actions: [
      {
        name: action,
        description: described.description,
        input: answerInput(skill),
        output: {
          type: "object",
          properties: { answer: { type: "string" } },
          required: ["answer"],
        },
        idempotent: true,
        pure: true,
        concurrency: "shared",
      },
    ],
    tests: answers.map(acceptanceTest),
    requires: [],
    provenance: {
      author: "compiler",
      intent: plainText(skill.sourceDescription),
      sourceDigest: `sha256:${sha256Hex(skill.sourceDescription)}`,
    },
  };
}

function acceptanceTest({ input, answer }: KnownAnswer): AcceptanceTest {
  return { action, input: { prompt: input }, expect: { answer }, needs: [] };
}
