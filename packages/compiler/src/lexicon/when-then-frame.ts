/** What separates head and link in a lexicon: `when … then `. */
export const frameGap = "…";

/** Two surfaces that make a teaching sentence when backticks stand between and after them. */
export interface WhenThenFrame {
  readonly head: string;
  readonly link: string;
}

/** Takes a frame of a checked lexicon apart; the spaces belong to its parts. */
export function parseFrame(surface: string): WhenThenFrame {
  const gap = surface.indexOf(frameGap);
  return { head: surface.slice(0, gap), link: surface.slice(gap + frameGap.length) };
}
