import { factoryError } from "../errors.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { Registration } from "./registration.ts";

/**
 * A skill and everything it needs, each after what it needs itself.
 *
 * @param find - the registered version that fits, if any.
 * @throws SkillwrightError `dependency-missing`, naming who needs it, or `dependency-cycle`, naming the circle.
 */
export function resolveOrder(
  start: Registration,
  find: (id: string, range: string) => Registration | undefined,
): Registration[] {
  const done = new Map<string, Registration>();
  const path: string[] = [];

  function visit(registration: Registration): void {
    const { id, metadata } = registration;
    if (done.has(id)) return;
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id].join(" > ");
      throw factoryError(`skills need each other in a circle: ${circle}`, {
        code: "dependency-cycle",
      });
    }
    path.push(id);
    for (const text of metadata.dependencies) visit(findDependency(id, text));
    path.pop();
    done.set(id, registration);
  }

  function findDependency(id: string, text: string): Registration {
    const dependency = parseDependency(text);
    const found = dependency && find(dependency.id, dependency.range);
    if (found) return found;
    throw factoryError(`${id} needs ${text}, and no registered version fits`, {
      code: "dependency-missing",
      hint: `Register ${text}, or remove it from the dependencies of ${id}.`,
    });
  }

  visit(start);
  return [...done.values()];
}
