import fc from "fast-check";
import { expect, it } from "vitest";
import { fillPlaceholders, placeholderVariables } from "./fill-placeholders.ts";
import type { PickedVariable } from "./picked-variables.ts";

const variables = new Map<string, PickedVariable>([
  ["unit", { named: true, data: { value: "mile", factor: 1.5, deep: { list: [1, { a: true }] } } }],
  ["none", { named: false, data: {} }],
  ["hostile", { named: true, data: { value: '{{ unit }} "\n$& \\' } }],
]);

it.each([
  ["a value with its type", { x: "{{ unit.deep.list }}" }, { x: [1, { a: true }] }],
  ["a value as text", { x: "{{unit}}: {{ unit.factor }}" }, { x: "mile: 1.5" }],
  ["nothing for what is absent", { x: "{{ none }}", y: ["{{ none }}", 1] }, { y: [1] }],
  ["inside of tables and lists", { a: [{ b: "{{ unit }}" }] }, { a: [{ b: "mile" }] }],
  ["hostile text as it is", { x: "{{ hostile }}" }, { x: '{{ unit }} "\n$& \\' }],
  ["hostile text within text, once", { x: "<{{ hostile }}>" }, { x: '<{{ unit }} "\n$& \\>' }],
  ["no keys", { "{{ unit }}": 1 }, { "{{ unit }}": 1 }],
])("puts in %s", (_, tree, expected) => {
  expect(fillPlaceholders(tree, variables)).toEqual(expected);
});

it.each(["{{ other }}", "{{ unit.missing }}", "{{ unit.constructor }}", "a {{ none }}"])(
  "refuses %j",
  (text) => {
    expect(() => fillPlaceholders({ text }, variables)).toThrow(RangeError);
  },
);

it("leaves alone what holds no placeholder", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const value = JSON.parse(JSON.stringify(json));
      fc.pre(!JSON.stringify(value).includes("{{"));
      expect(fillPlaceholders({ value }, variables)).toEqual({ value });
    }),
  );
});

it("knows which variables a tree wants", () => {
  expect([...placeholderVariables({ a: ["{{ x.y }} {{ z }}"], b: { c: "{{x}}" } })]).toEqual([
    "x",
    "z",
  ]);
});
