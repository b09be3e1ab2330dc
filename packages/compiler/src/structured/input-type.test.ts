import { expect, it } from "vitest";
import { findInputType } from "./input-type.ts";

it.each([
  ["text", { name: "text" }],
  ["DECIMAL", { name: "decimal" }],
  ["enum(low, normal,urgent)", { name: "enum", values: ["low", "normal", "urgent"] }],
  ["Enum()A)", { name: "enum", values: [")A"] }],
])("reads %j", (written, type) => {
  expect(findInputType(written)).toEqual(type);
});

it.each(["", "float", "enum()", "enum(a", "enum (a)", "text!", "\u212aind", "da\u017fte"])(
  "knows no type %j",
  (written) => {
    expect(findInputType(written)).toBeUndefined();
  },
);
