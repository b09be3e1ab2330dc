import { quote } from "../text/quote.ts";

/** Those of the specification, and the dotted ones of PEP 345 that it keeps. */
const variables = new Set(
  `python_version python_full_version os_name sys_platform platform_release platform_system
   platform_version platform_machine platform_python_implementation implementation_name
   implementation_version extra extras dependency_groups os.name sys.platform platform.version
   platform.machine platform.python_implementation python_implementation`.split(/\s+/),
);

const token =
  /\s*(?:(?<string>'[^'\\]*'|"[^"\\]*")|(?<operator>===|[<>=!~]=|[<>]|(?:not\s+)?in\b)|(?<join>and\b|or\b)|(?<variable>[a-z_.]+)|(?<bracket>[()]))\s*/y;

/** What keeps a text from being an environment marker, if anything does. */
export function checkMarker(marker: string): string | undefined {
  const scanner = new RegExp(token);
  /** What the grammar wants next; a loop instead of recursion, so that brackets nest at no cost. */
  let expected: "left" | "operator" | "right" | "join" = "left";
  let open = 0;
  while (scanner.lastIndex < marker.length) {
    const start = scanner.lastIndex;
    const groups = scanner.exec(marker)?.groups;
    if (groups === undefined) return notUnderstood(marker.slice(start));
    const { string, operator, join, variable = "", bracket } = groups;
    const isValue = string !== undefined || variables.has(variable);
    if (expected === "left" && bracket === "(") open += 1;
    else if (expected === "left" && isValue) expected = "operator";
    else if (expected === "operator" && operator !== undefined) expected = "right";
    else if (expected === "right" && isValue) expected = "join";
    else if (expected === "join" && join !== undefined) expected = "left";
    else if (expected === "join" && bracket === ")" && open > 0) open -= 1;
    else return notUnderstood(marker.slice(start));
  }
  return expected === "join" && open === 0 ? undefined : "its marker is incomplete";
}

function notUnderstood(rest: string): string {
  return `its marker is not understood from ${quote(rest.trim())}`;
}
