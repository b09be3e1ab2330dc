import type { Composition } from "./composition.ts";

/** The steps that each step waits for: those it names, else the one written above it. */
export function stepOrder({ steps }: Composition): Map<string, readonly string[]> {
  return new Map(
    steps.map(({ id, after }, index) => {
      const above = steps[index - 1];
      return [id, after ?? (above ? [above.id] : [])];
    }),
  );
}

/** Everything that has ended when a step begins. */
export function upstreamOf(id: string, order: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const visit = (step: string) => {
    for (const before of order.get(step) ?? []) {
      if (found.has(before)) continue;
      found.add(before);
      visit(before);
    }
  };
  visit(id);
  return found;
}

/** Steps that no other step waits for. */
export function lastSteps(order: ReadonlyMap<string, readonly string[]>): string[] {
  const awaited = new Set([...order.values()].flat());
  return [...order.keys()].filter((id) => !awaited.has(id));
}
