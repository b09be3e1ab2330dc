import { codeSpans } from "../text/code-spans.ts";

/** A prompt and its answer. */
export interface TeachingPair {
  readonly trigger: string;
  readonly response: string;
}

/** The first two code spans of a teaching sentence, wherever they stand in it. */
export function findTeachingPair(sentence: string): TeachingPair | undefined {
  const [trigger, response] = codeSpans(sentence, 2);
  if (trigger === undefined || response === undefined) return undefined;
  return { trigger: trigger.text, response: response.text };
}
