import { expect, it } from "vitest";
import { digestFiles } from "./digest-files.ts";

const files = [
  { path: "manifest.toml", text: "id" },
  { path: "skill.py", text: "pass" },
];

it("is the SHA-256 of length-framed paths and contents", () => {
  // printf '13:manifest.toml2:id8:skill.py4:pass' | sha256sum
  expect(digestFiles(files)).toBe(
    "sha256:240a8febae8cb57d2cb7d5c6ead3080073e096bc00728eefa0b20c17a28c9c8d",
  );
});

it("does not depend on the order of the files", () => {
  expect(digestFiles(files.toReversed())).toBe(digestFiles(files));
});

it("takes text as UTF-8", () => {
  const bytes = new TextEncoder().encode("grüße");
  expect(digestFiles([{ path: "a", bytes }])).toBe(digestFiles([{ path: "a", text: "grüße" }]));
});

it.each([
  ["a content moved into the path", [{ path: "ab", text: "c" }], [{ path: "a", text: "bc" }]],
  [
    "a file split in two",
    [{ path: "a", text: "1:b1:c" }],
    [
      { path: "a", text: "" },
      { path: "b", text: "c" },
    ],
  ],
  ["no file and an empty one", [], [{ path: "a", text: "" }]],
])("tells apart %s", (_, one, other) => {
  expect(digestFiles(one)).not.toBe(digestFiles(other));
});

it.each([
  [
    "one path twice",
    [
      { path: "a", text: "" },
      { path: "a", text: "b" },
    ],
  ],
  ["text that UTF-8 cannot hold", [{ path: "a", text: "\ud800" }]],
  ["a path that UTF-8 cannot hold", [{ path: "\udc00", text: "" }]],
])("refuses %s", (_, wrong) => {
  expect(() => digestFiles(wrong)).toThrow(TypeError);
});
