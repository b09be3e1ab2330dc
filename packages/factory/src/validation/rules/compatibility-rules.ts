import { type JsonSchema, satisfiesPython } from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";
import semver from "semver";
import { parseDependency } from "../../skill/parse-dependency.ts";
import type { Problem, ValidationRule } from "../validation-rule.ts";

/** The oldest Python that we run skills on. */
const oldestPython = "3.11";

/** Whether a skill fits its surroundings: versions, dependencies, configuration. */
export const compatibilityRules: readonly ValidationRule[] = [
  {
    id: "compatibility_001",
    name: "System version",
    type: "compatibility",
    severity: "error",
    why: "It says itself that it does not work here.",
    fix: "Use another version of the skill, or of Skillwright.",
    check({ skill, config: { systemVersion: ours } }) {
      const { min, max } = skill.metadata.systemVersion;
      if (ours === undefined) return [];
      const fits = (!min || semver.gte(ours, min)) && (!max || semver.lte(ours, max));
      return fits
        ? []
        : [{ message: `it is for ${min ?? "any"} to ${max ?? "any"}, this is ${ours}` }];
    },
  },
  {
    id: "compatibility_002",
    name: "Python version",
    type: "compatibility",
    severity: "error",
    why: "Python skills run on 3.11 or later.",
    fix: "Correct `requires-python` in the script block.",
    check: ({ files }) =>
      files.python.flatMap(({ path, metadata, metadataError }): Problem[] => {
        if (metadataError) {
          return [{ message: metadataError.message, file: path, line: metadataError.line }];
        }
        const requires = metadata?.requiresPython;
        if (requires === undefined || admitsSome(requires)) return [];
        const message = `no Python from ${oldestPython} on satisfies ${requires}`;
        return [{ message, file: path, line: metadata?.line }];
      }),
  },
  {
    id: "dependencies_001",
    name: "Needed skills",
    type: "dependencies",
    severity: "warning",
    why: "The skill cannot be called before they are there.",
    fix: "Install them, or correct the range.",
    check: ({ skill, config: { hasSkill } }) =>
      skill.metadata.dependencies.flatMap((text) => {
        const dependency = parseDependency(text);
        const isThere = !dependency || !hasSkill || hasSkill(dependency.id, dependency.range);
        return isThere ? [] : [{ message: `it needs ${text}, and no such skill is there` }];
      }),
  },
  {
    id: "dependencies_002",
    name: "Circles",
    type: "dependencies",
    severity: "error",
    why: "A skill that needs itself can never be made ready.",
    fix: "Remove it from `dependencies`.",
    check: ({ skill: { metadata } }) =>
      metadata.dependencies.some((text) => parseDependency(text)?.id === metadata.id)
        ? [{ message: `${metadata.id} needs itself` }]
        : [],
  },
  {
    id: "config_001",
    name: "Schemas",
    type: "configuration",
    severity: "error",
    why: "What cannot be checked is refused when the skill is called.",
    fix: "Write JSON Schema 2020-12.",
    check({ skill: { metadata } }) {
      const { configurationSchema } = metadata;
      return [
        ...metadata.actions.flatMap(({ name, input }) => checkSchema(`input of ${name}`, input)),
        ...metadata.actions.flatMap(({ name, output }) =>
          output ? checkSchema(`output of ${name}`, output) : [],
        ),
        ...(configurationSchema ? checkSchema("configuration", configurationSchema) : []),
      ];
    },
  },
];

/** Minor versions that exist or may; a specifier that none of them meets meets nothing. */
const minors = Array.from({ length: 20 }, (_, index) => `3.${11 + index}`);

function admitsSome(specifier: string): boolean {
  return minors.some((minor) =>
    [`${minor}.0`, `${minor}.99`].some((each) => satisfiesPython(each, specifier)),
  );
}

function checkSchema(what: string, input: JsonSchema): Problem[] {
  const action = { name: what, description: "", input, idempotent: true, pure: true };
  const checked = checkActionInput({ ...action, concurrency: "shared" }, {});
  const problems = "diagnostics" in checked ? checked.diagnostics : [];
  // That the empty input does not fit is no fault of the schema.
  return problems
    .filter(({ code }) => code !== "input-invalid")
    .map(({ message }) => ({ message: `${what}: ${message}` }));
}
