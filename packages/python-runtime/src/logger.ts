/** Where the runtime reports what is not worth an error: skipped noise, dropped answers, restarts. */
export interface RuntimeLogger {
  debug(message: string): void;
  warn(message: string): void;
}

/** Says nothing. */
export const silentLogger: RuntimeLogger = { debug: () => {}, warn: () => {} };
