import type { JsonSchema } from "@skillwright/core";
import type { CompiledSkill } from "../compiled-skill.ts";
import { identifier } from "../text/identifier.ts";
import { plainText } from "./plain-text.ts";
import { uniqueNames } from "./unique-names.ts";
import { valueSchema } from "./value-schema.ts";

/** The JSON Schema of what the action of an exported skill takes: the prompt, and the typed inputs if given. */
export function answerInput({ trigger, inputs }: CompiledSkill): JsonSchema {
  const prompt = { type: "string", description: `a prompt, such as: ${plainText(trigger)}` };
  // Different inputs may have one identifier, and `action` is the protocol's own.
  const names = uniqueNames(
    inputs.map(({ name }) => identifier(name)),
    ["action", "prompt"],
  );
  const typed = inputs.map(({ valueType }, index) => [names[index] ?? "", valueSchema(valueType)]);
  return {
    type: "object",
    properties: { prompt, ...Object.fromEntries(typed) },
    required: ["prompt"],
    additionalProperties: false,
  };
}
