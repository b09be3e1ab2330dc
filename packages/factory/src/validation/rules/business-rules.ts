import type { SkillPermissions } from "@skillwright/core";
import type { Problem, ValidationRule } from "../validation-rule.ts";

/** What the configuration allows; each rule passes where it says nothing. */
export const businessRules: readonly ValidationRule[] = [
  {
    id: "business_001",
    name: "Allowed dependencies",
    type: "business_rules",
    severity: "error",
    why: "The configuration names the packages that skills may use.",
    fix: "Do without it, or add it to `allowed_dependencies`.",
    check({ files, config: { allowedDependencies: allowed } }) {
      if (allowed === undefined) return [];
      const permitted = new Set(allowed.map(normalize));
      const refuse = (name: string, file: string, line?: number): Problem[] =>
        permitted.has(normalize(name))
          ? []
          : [{ message: `it depends on ${name}, which is not allowed`, file, line }];
      return [
        ...files.python.flatMap(({ path, metadata }) =>
          (metadata?.dependencies ?? []).flatMap((text) =>
            refuse(requirementName(text), path, metadata?.line),
          ),
        ),
        ...files.typescript.flatMap(({ path, imports }) =>
          imports.flatMap(({ text, line }) => {
            const name = packageName(text);
            return name === undefined ? [] : refuse(name, path, line);
          }),
        ),
      ];
    },
  },
  {
    id: "business_002",
    name: "Licence",
    type: "business_rules",
    severity: "error",
    why: "The configuration names the licences that are allowed.",
    fix: "Say under which licence the skill is, in `license`.",
    check({ skill, config: { allowedLicences } }) {
      const { license } = skill.metadata;
      if (allowedLicences === undefined || allowedLicences.includes(license ?? "")) return [];
      return [{ message: `its licence is ${license ?? "not given"}` }];
    },
  },
  {
    id: "business_003",
    name: "Allowed hosts",
    type: "business_rules",
    severity: "error",
    why: "The configuration names the hosts that skills may talk to.",
    fix: "Do without it, or add it to `allowed_hosts`.",
    check: ({ skill, config: { allowedHosts } }) =>
      allowedHosts === undefined
        ? []
        : skill.metadata.permissions.network
            .filter((host) => !allowedHosts.some((pattern) => covers(pattern, host)))
            .map((host) => ({ message: `it wants to reach ${host}, which is not allowed` })),
  },
  {
    id: "business_004",
    name: "Permissions",
    type: "business_rules",
    severity: "error",
    why: "The configuration says how much a skill may ask for.",
    fix: "Ask for less.",
    check: ({ skill, config: { maxPermissions = {} } }) =>
      findExcess(skill.metadata.permissions, maxPermissions),
  },
];

function findExcess(wanted: SkillPermissions, most: Partial<SkillPermissions>): Problem[] {
  const lists = (["network", "read", "write"] as const).flatMap((kind) => {
    const allowed = most[kind];
    if (allowed === undefined) return [];
    return wanted[kind]
      .filter((item) => !allowed.some((pattern) => covers(pattern, item)))
      .map((item) => ({ message: `it asks for ${kind} ${item}` }));
  });
  const starts = wanted.subprocess && most.subprocess === false;
  return starts ? [...lists, { message: "it asks to start programs" }] : lists;
}

/** Whether `*.example.com` or `/data/*` covers what is asked for. */
function covers(pattern: string, item: string): boolean {
  if (pattern === item) return true;
  if (pattern.startsWith("*.")) return item.endsWith(pattern.slice(1));
  return pattern.endsWith("/*") && item.startsWith(pattern.slice(0, -1));
}

/** @see https://packaging.python.org/en/latest/specifications/name-normalization/ */
function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

function requirementName(requirement: string): string {
  return /^[A-Za-z0-9._-]+/.exec(requirement.trim())?.[0] ?? requirement;
}

/** The package of a module specifier; `undefined` for files and for what comes with Node. */
function packageName(specifier: string): string | undefined {
  if (/^(?:\.|\/|node:|file:|data:)/.test(specifier)) return undefined;
  const [first = "", second = ""] = specifier.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}
