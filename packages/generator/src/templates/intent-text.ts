/** Characters of an intent that are searched for words: what somebody wants is said by then. */
const maxMatchable = 2_000;

/** Characters of an intent that an example keeps. */
const maxExample = 200;

/** The part of an intent in which values, services and directions are looked for. */
export function matchableText(intent: string): string {
  return intent.toWellFormed().slice(0, maxMatchable).normalize("NFKC");
}

/** The text without URLs, paths and mail addresses: "~/Downloads" is a place, not a wish to download. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:https?:\/\/|(?<![\p{L}\p{N}])~?\/)\S+|\S{1,100}@\S+/gu, " ");
}

/** The intent as one line of readable length, nothing in it that steers a terminal; cut at a word where there is one. */
export function exampleFromIntent(intent: string): string {
  const line = intent
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, " ")
    .trim();
  if (line.length <= maxExample) return line;
  const cut = line.slice(0, maxExample).toWellFormed();
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > maxExample / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** The intent as a manifest can keep it: well-formed Unicode without NUL characters. */
export function recordedIntent(intent: string): string {
  return intent.toWellFormed().replaceAll("\0", "\ufffd");
}
