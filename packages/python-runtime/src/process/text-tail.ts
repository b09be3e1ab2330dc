/** Keeps the end of a stream of text, however much goes through. */
export class TextTail {
  readonly #maxCharacters: number;
  #text = "";

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  /** Takes more text. */
  push(text: string): void {
    this.#text = (this.#text + text).slice(-this.#maxCharacters);
  }

  /** What is kept, blanks around it removed. */
  toString(): string {
    return this.#text.trim();
  }
}
