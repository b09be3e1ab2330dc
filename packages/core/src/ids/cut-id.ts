/** At most `maxLength` characters of an id, between two words where that costs less than half. */
export function cutId(id: string, maxLength: number): string {
  if (id.length <= maxLength) return id;
  const head = id.slice(0, maxLength + 1);
  const boundary = Math.max(head.lastIndexOf("-"), head.lastIndexOf("_"));
  const cut = id.slice(0, boundary >= maxLength / 2 ? boundary : maxLength);
  return cut.replace(/[-_]+$/, "");
}
