import type { Vocabulary } from "../lexicon/vocabulary.ts";
import type { SkillReading } from "../read-skill.ts";
import { findTeachingPair } from "../teaching/find-teaching-pair.ts";
import { isTeachingSentence } from "../teaching/is-teaching-sentence.ts";
import { normalizePrompt } from "../text/normalize-prompt.ts";
import { explainProse } from "./explain-prose.ts";

/** Reads a text without labels: one teaching sentence, which may span lines. */
export function readProse(description: string, vocabulary: Vocabulary): SkillReading {
  const teaches = isTeachingSentence(description, vocabulary);
  const pair = teaches ? findTeachingPair(description) : undefined;
  if (pair === undefined) {
    return { status: "refused", faults: [explainProse(description, teaches, vocabulary)] };
  }
  const { trigger, response } = pair;
  const spec = {
    name: "trigger_response_skill",
    trigger,
    response,
    canonical: `${normalizePrompt(trigger)}\n${response}`,
    inputs: [],
    preconditions: [],
    steps: [],
    effects: [],
    expectedTests: [],
    permissions: [],
    targets: [],
  };
  return { status: "read", spec, ignored: [], expectedTests: [] };
}
