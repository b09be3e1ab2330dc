/** A name for people: `track-btc-usd` → `Track Btc Usd`. */
export function skillNameFromId(id: string): string {
  return id
    .split(/[-_]/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
