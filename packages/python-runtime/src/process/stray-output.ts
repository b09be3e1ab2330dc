import type { RuntimeLogger } from "../logger.ts";

/** What a skill may write between two answers besides them; stops a flood, spares a chatty library. */
const maxStrayBytes = 16 * 1024 * 1024;
const maxLoggedLines = 100;
const loggedCharacters = 200;

/** Lines of a skill that answer no call: logged as far as that helps, and counted. */
export class StrayOutput {
  readonly #id: string;
  readonly #logger: RuntimeLogger;
  readonly #redact: (text: string) => string;
  readonly #onFlood: () => void;
  readonly #listeners = new Set<(line: string) => void>();
  #bytes = 0;
  #logged = 0;

  /** @param onFlood - called when there was too much of it since the last answer. */
  constructor(
    id: string,
    options: {
      readonly logger: RuntimeLogger;
      readonly redact: (text: string) => string;
      readonly onFlood: () => void;
    },
  ) {
    this.#id = id;
    this.#logger = options.logger;
    this.#redact = options.redact;
    this.#onFlood = options.onFlood;
  }

  /** Takes a line; `what` says what it is, for the log. */
  take(line: string, what: string): void {
    for (const listener of this.#listeners) listener(line);
    if (this.#logged++ < maxLoggedLines) {
      const text = this.#redact(line.slice(0, loggedCharacters));
      this.#logger.debug(`${this.#id}: ${what}: ${text}`);
    }
    this.#bytes += Buffer.byteLength(line);
    if (this.#bytes > maxStrayBytes) this.#onFlood();
  }

  /** An answer came: counting begins again. */
  reset(): void {
    this.#bytes = 0;
  }

  /** Returns how to stop listening. */
  listen(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
