import { expect, it } from "vitest";
import { checkTemplate } from "./check-template.ts";
import { templateDefinitionSchema } from "./template-definition.ts";

function check(definition: object, manifest = {}, name = "my-template"): void {
  const base = { name: "my-template", description: "Does it.", examples: ["do it"] };
  checkTemplate({
    name,
    definition: templateDefinitionSchema.parse({ ...base, ...definition }),
    manifest,
    files: {},
    knownServices: [{ name: "slack", words: ["slack"], symbols: [] }],
  });
}

const variables = [{ name: "unit", among: "units" }];
const values = { units: [{ value: "mile" }] };

it("accepts a template whose parts fit together", () => {
  check({ variables, values, services: ["slack"] }, { description: "{{ unit }}" });
});

it.each([
  ["another name than its folder's", {}, {}, "other", "its folder has another name"],
  ["a placeholder of nothing", {}, { a: "{{ unit }}" }, undefined, "no variable unit"],
  ["a variable for nothing", { variables, values }, {}, undefined, "unit is never used"],
  ["a table that is not there", { variables }, { a: "{{ unit }}" }, undefined, "no table units"],
  ["a service that nobody knows", { services: ["smoke"] }, {}, undefined, "smoke is not in"],
  [
    "a pattern that is none",
    { variables: [{ name: "x", pattern: "(" }] },
    { a: "{{ x }}" },
    undefined,
    "the pattern of x",
  ],
])("refuses %s", (_, definition, manifest, name, message) => {
  expect(() => check(definition, manifest, name)).toThrow(message);
});
