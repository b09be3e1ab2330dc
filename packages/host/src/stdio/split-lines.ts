/** How much of a line that is too long is kept, to find its request's id: 64 KiB. */
const headBytes = 64 * 1024;

const newline = 0x0a;

/** A line without its newline, or the beginning of one that was too long to keep. */
export type SplitLine =
  | { readonly status: "line"; readonly bytes: Buffer }
  | { readonly status: "too-long"; readonly head: Buffer };

/** Cuts a stream of bytes into lines, holding no more than one of them. */
export interface LineSplitter {
  /** The lines that end in this chunk. */
  push(chunk: Buffer): SplitLine[];
  /** What came after the last newline, if anything did. */
  end(): SplitLine | undefined;
}

/** @param maxBytes - the longest line, its newline not counted; what is longer is skipped, not kept. */
export function createLineSplitter(maxBytes: number): LineSplitter {
  // Grown by doubling: bytes that come one at a time are neither kept one by one nor copied each time.
  let kept = Buffer.alloc(0);
  let length = 0;

  function keep(part: Buffer) {
    const start = length;
    length += part.length;
    if (start > maxBytes) return;
    if (length > maxBytes) {
      const head = Buffer.concat([kept.subarray(0, start), part.subarray(0, headBytes)]);
      kept = Buffer.from(head.subarray(0, headBytes));
      return;
    }
    if (length > kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, kept.length * 2));
      kept.copy(larger, 0, 0, start);
      kept = larger;
    }
    part.copy(kept, start);
  }

  function take(): SplitLine {
    const line: SplitLine =
      length > maxBytes
        ? { status: "too-long", head: kept }
        : { status: "line", bytes: kept.subarray(0, length) };
    kept = Buffer.alloc(0);
    length = 0;
    return line;
  }

  return {
    push(chunk) {
      const lines: SplitLine[] = [];
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(newline, start);
        if (end < 0) break;
        keep(chunk.subarray(start, end));
        lines.push(take());
        start = end + 1;
      }
      keep(chunk.subarray(start));
      return lines;
    },
    end: () => (length > 0 ? take() : undefined),
  };
}
