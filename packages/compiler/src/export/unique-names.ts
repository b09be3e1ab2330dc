/** The names in their order, each made different from those before it and from the reserved ones by a number. */
export function uniqueNames(names: readonly string[], reserved: readonly string[]): string[] {
  const uses = new Map(reserved.map((name) => [name, 1]));
  return names.map((name) => {
    let unique = name;
    // The count is kept for the next of the same name, so that equal names take linear time.
    for (let count = uses.get(name) ?? 0; uses.has(unique); uses.set(name, count)) {
      unique = `${name}_${++count}`;
    }
    uses.set(unique, 1);
    return unique;
  });
}
