/** Whether a lower-cased text contains one of the surfaces, inside words too. */
export function containsAny(lowered: string, surfaces: readonly string[]): boolean {
  return surfaces.some((surface) => lowered.includes(surface));
}
