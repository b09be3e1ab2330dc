const newline = 10;

/**
 * Cuts a byte stream into lines and never holds more than one line of the allowed length.
 *
 * @see DESIGN §6: the limit counts the newline and is enforced while reading.
 */
export class LineSplitter {
  readonly #maxBytes: number;
  readonly #onLine: (line: string) => void;
  readonly #onTooLong: () => void;
  #parts: Buffer[] = [];
  #held = 0;
  #skipping = false;

  /**
   * @param maxBytes - longest line, its newline included.
   * @param onLine - gets each line without its newline.
   * @param onTooLong - called once per line over the limit, as soon as it is; its rest is skipped.
   */
  constructor(maxBytes: number, onLine: (line: string) => void, onTooLong: () => void) {
    this.#maxBytes = maxBytes;
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
  }

  /** Takes the next bytes. */
  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      this.#take(chunk.subarray(start, end), 1);
      if (!this.#skipping) this.#onLine(this.#drain());
      this.#skipping = false;
      start = end + 1;
    }
    if (start < chunk.length) this.#take(chunk.subarray(start), 0);
  }

  #take(part: Buffer, newlineBytes: number): void {
    if (this.#skipping) return;
    if (this.#held + part.length + newlineBytes > this.#maxBytes) {
      this.#skipping = true;
      this.#parts = [];
      this.#held = 0;
      this.#onTooLong();
      return;
    }
    if (part.length > 0) this.#parts.push(part);
    this.#held += part.length;
  }

  #drain(): string {
    const [first] = this.#parts;
    const bytes = this.#parts.length === 1 && first ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#held = 0;
    return bytes.toString("utf8");
  }
}
