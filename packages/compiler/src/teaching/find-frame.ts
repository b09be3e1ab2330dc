import type { WhenThenFrame } from "../lexicon/when-then-frame.ts";

/** Where a frame stands in a lower-cased text, in UTF-16 units. */
export interface FrameMatch {
  readonly headStart: number;
  readonly linkStart: number;
  readonly linkEnd: number;
}

/** The first head of a frame and the first link after it; only these two count. */
export function findFrame(lowered: string, { head, link }: WhenThenFrame): FrameMatch | undefined {
  const headStart = lowered.indexOf(head);
  if (headStart === -1) return undefined;
  const linkStart = lowered.indexOf(link, headStart + head.length);
  return linkStart === -1 ? undefined : { headStart, linkStart, linkEnd: linkStart + link.length };
}
