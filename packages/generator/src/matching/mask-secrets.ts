/** Keys of known services, tokens, private keys, and what stands after "password:" and the like. */
const patterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{12,}/g,
  /\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}/g,
  /\bxox[a-z]-[A-Za-z0-9-]{10,}|\bSG\.[\w-]{10,}\.[\w-]{10,}/g,
  /\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\bAIza[\w-]{30,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /(?<=:\/\/)[^\s/@]+:[^\s/@]+(?=@)/g,
  /(?<=\b(?:pass(?:word|phrase)?|secret|token|api[ _-]?key|bearer)\b["']?\s*(?:[:=]|\bis\b|(?<=bearer)\s)\s*["']?)[^\s"',;]{4,}/gi,
];

/** A run this long, of letters and digits mixed, is hardly ever a word. */
const opaque = /\b(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{32,}/g;

/** The text with what looks like a secret replaced: a person may have typed one into a request. */
export function maskSecrets(text: string): string {
  return [...patterns, opaque].reduce(
    (masked, pattern) => masked.replace(pattern, "[redacted]"),
    text,
  );
}
