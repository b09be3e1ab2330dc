/** Shorter values occur in ordinary text; replacing them would garble it and hide nothing. */
const shortest = 4;

/**
 * A function that replaces secrets by `[redacted]`, for text that leaves the process: errors, logs.
 * The longest goes first, so that one secret inside another leaves no rest.
 */
export function createRedactor(secrets: Iterable<string>): (text: string) => string {
  const values = [...new Set(secrets)]
    .filter((secret) => secret.length >= shortest)
    .sort((a, b) => b.length - a.length);
  if (values.length === 0) return (text) => text;
  return (text) => values.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
}
