import type { InputDeclaration, SkillSpec } from "../structured/skill-spec.ts";
import type { Target } from "../structured/target.ts";
import { asciiLowerCase } from "../text/ascii-lower-case.ts";
import { identifier } from "../text/identifier.ts";
import { quoteText } from "../text/quote-text.ts";

type StubSource = Pick<SkillSpec, "name" | "inputs" | "steps" | "response">;

const writers: Readonly<Record<Target, (spec: StubSource) => string[]>> = {
  javascript: ({ name, steps, response }) => [
    `export function ${identifier(name)}(input) {`,
    ...steps.map((step, index) => `  // step ${index + 1}: ${step}`),
    `  return ${quoteText(response)};`,
    "}",
  ],
  native: ({ name, steps, response }) => [
    `native_handler ${identifier(name)}`,
    ...steps.map((step, index) => `  step ${index + 1} ${step}`),
    `  returns ${quoteText(response)}`,
  ],
  rust: ({ name, inputs, steps, response }) => [
    `pub fn ${identifier(name)}(${inputs.map(rustParameter).join(", ")}) -> &'static str {`,
    ...steps.map((step, index) => `    // step ${index + 1}: ${step}`),
    `    ${quoteText(response)}`,
    "}",
  ],
};

/** The source of a handler stub; every line ends with a newline, steps are inserted as they are. */
export function handlerSource(target: Target, spec: StubSource): string {
  return `${writers[target](spec).join("\n")}\n`;
}

const rustTypes = new Map([
  ["integer", "i64"],
  ["number", "f64"],
  ["decimal", "f64"],
  ["boolean", "bool"],
]);

function rustParameter({ name, valueType }: InputDeclaration): string {
  return `${identifier(name)}: ${rustTypes.get(asciiLowerCase(valueType)) ?? "&str"}`;
}
