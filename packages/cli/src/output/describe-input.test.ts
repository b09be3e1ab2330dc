import { expect, it } from "vitest";
import { describeInput } from "./describe-input.ts";

it("gives each property its type, need, default and description", () => {
  const schema = {
    type: "object",
    properties: {
      value: { type: "number", description: "What to convert." },
      from: { enum: ["celsius", "kelvin"], default: "celsius" },
      note: { type: ["string", "null"] },
    },
    required: ["value"],
  };
  expect(describeInput(schema)).toEqual([
    "value (number) What to convert.",
    'from ("celsius" | "kelvin", default "celsius")',
    "note (string | null, optional)",
  ]);
});

it.each([{ type: "object" }, { anyOf: [{ type: "object" }] }, true])(
  "says nothing of %j, which has no plain properties",
  (schema) => {
    expect(describeInput(schema)).toEqual([]);
  },
);
