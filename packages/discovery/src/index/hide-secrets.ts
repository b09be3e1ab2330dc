/** Options of object stores that say nothing worth hiding. */
const harmless = /region|endpoint|allow_http|timeout|retr|virtual_hosted|conditional_put/i;

/** What was given to LanceDB and must not come back in a message; the same for every index. */
const secrets = new Set<string>();

/** Remembers what the options and the address of an index hold in secrets. */
export function rememberSecrets(uri: string, options: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(options)) {
    if (typeof value === "object" && value !== null) rememberSecrets("", { ...value });
    // Shorter ones would blot out words that have nothing to do with them.
    if (typeof value !== "string" || value.length < 4 || harmless.test(key)) continue;
    secrets.add(value);
    secrets.add(encodeURIComponent(value));
  }
  if (uri !== publicUri(uri)) secrets.add(uri);
}

/** The text with every remembered secret replaced. */
export function hideSecrets(text: string): string {
  // The longest first: one may be part of another.
  const ordered = [...secrets].sort((left, right) => right.length - left.length);
  return ordered.reduce((hidden, secret) => hidden.replaceAll(secret, "[redacted]"), text);
}

/** An address without what may be secret in it: user, password, query. */
export function publicUri(uri: string): string {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(uri)) return uri;
  return uri.replace(/[?#].*$/s, "").replace(/^([^/]+:\/\/)[^/]*@/, "$1");
}
