/** Pairs of paths that are one file where case or composition of letters does not count. */
export function findPathCollisions(paths: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  const collisions: [string, string][] = [];
  for (const path of paths) {
    const folded = path.normalize("NFKC").toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else collisions.push([other, path]);
  }
  return collisions;
}
