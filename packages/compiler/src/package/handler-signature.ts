import type { InputDeclaration } from "../structured/skill-spec.ts";
import { identifier } from "../text/identifier.ts";

/** The signature of a skill's handler, with types as the description spells them. */
export function handlerSignature(name: string, inputs: readonly InputDeclaration[]): string {
  const parameters = inputs.map((input) => `${identifier(input.name)}: ${input.valueType}`);
  return `${identifier(name)}(${parameters.join(", ")}) -> deterministic_response`;
}
