const escapes = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\r", "\\r"],
  ["\n", "\\n"],
]);

const unescapes = new Map([...escapes].map(([raw, escaped]) => [escaped, raw]));

/** A value between double quotes, on one line; everything but `\ " CR LF` stays raw. */
export function quoteValue(value: string): string {
  return `"${value.replace(/[\\"\r\n]/g, (character) => escapes.get(character) ?? character)}"`;
}

/** The value that {@link quoteValue} quoted; `undefined` when it is not one. */
export function unquoteValue(quoted: string): string | undefined {
  if (quoted.length < 2 || !quoted.startsWith('"') || !quoted.endsWith('"')) return undefined;
  const escaped = quoted.slice(1, -1);
  // What is left without the escapes must hold nothing that needs one.
  if (/[\\"\r\n]/.test(escaped.replace(/\\[\\"rn]/g, ""))) return undefined;
  return escaped.replace(/\\[\\"rn]/g, (sequence) => unescapes.get(sequence) ?? sequence);
}
