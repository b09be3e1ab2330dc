/**
 * What a reader of some YAML version takes for a boolean, a number or nothing; `e0` is a number
 * for `yaml` 2.9 in its 1.1 schema.
 */
const notText = /^(?:true|false|yes|no|on|off|null|y|n|nan|inf|e[-+]?[0-9]+)$/i;

/** What no YAML file should hold as it is: controls, unassigned, and invisible characters. */
const unprintable = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u0080-\u00a0]|(?![\u200c\u200d])\p{Cf}/u;

/**
 * A text as YAML that every reader takes for the same text.
 *
 * Bare when nothing in it means anything to YAML, else double-quoted, never folded. Every second
 * one of three or more dashes is escaped: the reference validator cuts a file at `---` anywhere.
 *
 * @throws TypeError when UTF-8 cannot hold the text.
 */
export function formatScalar(text: string): string {
  return isBare(text) ? text : formatQuoted(text);
}

/** The text in double quotes, on one line; throws as {@link formatScalar} does. */
export function formatQuoted(text: string): string {
  if (!text.isWellFormed()) {
    throw new TypeError(`text must be well-formed Unicode, got ${JSON.stringify(text)}`);
  }
  const escaped = [...text].map(escapeCharacter).join("");
  return `"${escaped.replace(/-{3,}/g, (run) => run.replaceAll("--", "-\\x2d"))}"`;
}

/** Whether a text can stand for itself in a line of YAML. */
function isBare(text: string): boolean {
  return (
    /^\p{L}/u.test(text) &&
    !/: |\s#|---|[\s:]$/.test(text) &&
    !notText.test(text) &&
    isPrintable(text)
  );
}

/** Whether nothing in a line needs an escape. */
export function isPrintable(line: string): boolean {
  return !unprintable.test(line);
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (isPrintable(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
