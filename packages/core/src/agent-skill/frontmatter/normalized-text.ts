/** A file's text with every line end as `\n`, and the way back to the file's own offsets. */
export interface NormalizedText {
  readonly text: string;
  /** Offset in the file of an offset in `text`. */
  toFileOffset(offset: number): number;
  /** Text to be inserted, with the line ends of the file. */
  toFileText(text: string): string;
}

/** CR LF and a lone CR count as line ends, as for the reference validator. */
export function normalizeLineEnds(file: string): NormalizedText {
  if (!file.includes("\r")) {
    return { text: file, toFileOffset: (offset) => offset, toFileText: (text) => text };
  }
  /** Offsets in the result at which a second character of a line end is left out. */
  const dropped: number[] = [];
  const text = file.replace(/\r\n?/g, (lineEnd, offset: number) => {
    if (lineEnd.length === 2) dropped.push(offset - dropped.length);
    return "\n";
  });
  const lineEnd = /\r\n?|\n/.exec(file)?.[0] ?? "\n";
  return {
    text,
    toFileOffset: (offset) => offset + countBelow(dropped, offset),
    toFileText: (inserted) => inserted.replaceAll("\n", lineEnd),
  };
}

/** How many of the ascending numbers are less than the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
