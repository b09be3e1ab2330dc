import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { containsAny } from "../teaching/contains-any.ts";

/** The capability that an instruction needs by its words: the shell's cues come before the network's. */
export function findCapability(instruction: string, vocabulary: Vocabulary): string | undefined {
  const lowered = instruction.toLowerCase();
  if (containsAny(lowered, vocabulary.shellCues)) return "tool:local_shell";
  if (containsAny(lowered, vocabulary.networkCues)) return "tool:web_fetch";
  return undefined;
}
