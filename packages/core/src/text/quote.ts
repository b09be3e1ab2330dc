const maxLength = 80;

/** A value as it may appear in a message: JSON, shortened, nothing in it that a terminal obeys. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return shown.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
