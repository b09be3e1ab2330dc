/** The standard's fields, in the order in which we write them. */
export const fieldOrder: readonly string[] = [
  "name",
  "description",
  "license",
  "compatibility",
  "allowed-tools",
  "metadata",
];

/** Where a field belongs; what the standard does not have comes last. */
export function fieldRank(key: string): number {
  const rank = fieldOrder.indexOf(key);
  return rank < 0 ? fieldOrder.length : rank;
}
