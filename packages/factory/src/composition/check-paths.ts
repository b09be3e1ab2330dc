import { type Diagnostic, isJsonObject, type JsonValue } from "@skillwright/core";
import type { CompositionStep } from "./composition.ts";
import { singularPath } from "./json-path.ts";

/** What is wrong with the JSONPaths of a step: their syntax, and the steps that they look at. */
export function checkPaths(
  step: CompositionStep,
  index: number,
  upstream: ReadonlySet<string>,
): Diagnostic[] {
  const at = `steps.${index}`;
  const roots = step.each === undefined ? ["input", "steps"] : ["input", "steps", "item", "index"];
  const paths = [
    ...(step.when ? [{ path: step.when.path, at: `${at}.when.path` }] : []),
    ...(step.input === undefined
      ? []
      : pathsIn(step.input).map((path) => ({ path, at: `${at}.input` }))),
  ];
  return [
    ...(step.each ? checkPath(step.each, `${at}.each`, ["input", "steps"], upstream) : []),
    ...paths.flatMap((each) => checkPath(each.path, each.at, roots, upstream)),
    ...(step.output.kind === "select" ? checkSyntax(step.output.path, `${at}.output.path`) : []),
  ];
}

function checkPath(
  path: string,
  at: string,
  roots: readonly string[],
  upstream: ReadonlySet<string>,
): Diagnostic[] {
  const syntax = checkSyntax(path, at);
  if (syntax.length > 0) return syntax;
  const [root, step] = singularPath(path) ?? [];
  if (root === undefined) return [];
  if (!roots.includes(String(root))) {
    return [problem("path-unknown", `${path} does not begin with one of ${roots.join(", ")}`, at)];
  }
  if (root !== "steps" || step === undefined || upstream.has(String(step))) return [];
  return [problem("path-unknown", `${path} looks at ${step}, which does not come before`, at)];
}

function checkSyntax(path: string, at: string): Diagnostic[] {
  try {
    singularPath(path);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem("path-invalid", `${path} is no JSONPath: ${reason}`, at)];
  }
}

function pathsIn(template: JsonValue): string[] {
  if (typeof template === "string") {
    return template.startsWith("$") && !template.startsWith("$$") ? [template] : [];
  }
  if (template === null || typeof template !== "object") return [];
  const path = isJsonObject(template) ? template["$path"] : undefined;
  if (typeof path === "string") return [path];
  return Object.values(template).flatMap(pathsIn);
}

function problem(code: string, message: string, path: string): Diagnostic {
  return { code, severity: "error", message, path };
}
