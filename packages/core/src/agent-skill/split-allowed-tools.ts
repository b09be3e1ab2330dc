/** The items of an `allowed-tools` text: separated by blanks or commas outside parentheses. */
export function splitAllowedTools(text: string): string[] {
  const items: string[] = [];
  let item = "";
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && /[\s,]/.test(character)) {
      items.push(item);
      item = "";
    } else item += character;
  }
  return [...items, item].filter((found) => found !== "");
}
