import type { SkillMetadata } from "../skill/skill-metadata.ts";
import { editDistance } from "./edit-distance.ts";

/** A hit of {@link scoreSkill}. */
export interface SkillHit {
  /** From 0 to 1, higher is better. */
  readonly score: number;
  /** What matched, as in `the name begins with "weath"`. */
  readonly reasons: readonly string[];
}

/** Fields from the one that says most to the one that says least. */
const weights = {
  exact: 1,
  prefix: 0.9,
  word: 0.8,
  tag: 0.7,
  typo: 0.5,
  tagTypo: 0.45,
  description: 0.4,
};

/**
 * How well a skill fits a query: each word of it is scored by the best field it is found in, and
 * words that are found nowhere lower the score. `undefined` when none is found.
 */
export function scoreSkill(metadata: SkillMetadata, query: string): SkillHit | undefined {
  const wanted = query.trim().toLowerCase();
  const { id } = metadata;
  const name = metadata.name.toLowerCase();
  if (wanted === "") return undefined;
  if (wanted === id || wanted === name) {
    return {
      score: weights.exact,
      reasons: [`the ${wanted === id ? "id" : "name"} is "${wanted}"`],
    };
  }
  const words = splitWords(wanted);
  const fields = {
    names: [...splitWords(id), ...splitWords(name)],
    tags: [...metadata.tags, ...metadata.capabilities.flatMap((each) => splitWords(each.name))],
    description: splitWords(metadata.description),
  };
  const found = words.map((word) => scoreWord(word, fields)).filter((hit) => hit !== undefined);
  if (found.length === 0) return undefined;
  const total = found.reduce((sum, { score }) => sum + score, 0);
  // The text as a whole: "send m" is the beginning of "send mail".
  const whole = name.startsWith(wanted) || id.startsWith(wanted) ? weights.prefix : 0;
  return {
    score: Math.max(whole, (total / words.length) * weights.prefix),
    reasons: found.map(({ reason }) => reason),
  };
}

interface Fields {
  readonly names: readonly string[];
  readonly tags: readonly string[];
  readonly description: readonly string[];
}

function scoreWord(word: string, { names, tags, description }: Fields) {
  if (names.includes(word)) return hit(weights.prefix, `the name has "${word}"`);
  const longer = names.find((name) => name.startsWith(word));
  if (longer !== undefined)
    return hit(weights.word, `"${longer}" in the name begins with "${word}"`);
  if (tags.includes(word)) return hit(weights.tag, `it is tagged "${word}"`);
  const similar = names.find((name) => isTypo(word, name));
  if (similar !== undefined) return hit(weights.typo, `"${similar}" is spelt nearly "${word}"`);
  const tag = tags.find((each) => isTypo(word, each));
  if (tag !== undefined) return hit(weights.tagTypo, `the tag "${tag}" is spelt nearly "${word}"`);
  if (description.some((other) => other.startsWith(word))) {
    return hit(weights.description, `the description has "${word}"`);
  }
  return undefined;
}

function hit(score: number, reason: string) {
  return { score, reason };
}

/** One slip in short words, two in long ones; three letters are too few to guess. */
function isTypo(word: string, name: string): boolean {
  if (word.length < 4) return false;
  return editDistance(word, name) <= (word.length < 8 ? 1 : 2);
}

function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
