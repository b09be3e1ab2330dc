import fc from "fast-check";
import { expect, it } from "vitest";
import { readSimpleFrontmatter } from "../../src/agent-skill/frontmatter/read-simple-frontmatter.ts";
import { readYaml } from "../../src/agent-skill/frontmatter/read-yaml.ts";

// The simple reader is not reachable alone through the door, and only its agreement with the
// parser of all of YAML makes it safe to use.

const key = fc.constantFrom(
  "name",
  "description",
  "metadata",
  "a-b",
  "_x",
  "license",
  "k1",
  "k2",
  "k3",
  "k4",
);
const piece = fc.constantFrom(
  ..."abc 01:#-'\"[]{}|>&*!%@`,?\\\t.~é表📄\u200b\u0085\u2028",
  ": ",
  " #",
  "---",
  "true",
  "  ",
);
const oddValue = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
const value = fc.oneof(
  oddValue,
  fc.tuple(fc.constantFrom("a", "Use it", "1.10", "é表"), oddValue).map((parts) => parts.join("")),
  fc.constantFrom(
    "plain text",
    "'it is'",
    '"x: y #z"',
    "2026-01-31",
    "a #1",
    "a:b",
    ">-",
    "|",
    '""',
  ),
);
const indent = fc.constantFrom("", "", "", "", "", "  ", "  ", " ", "\t");
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(indent, key, value).map(([i, k, v]) => `${i}${k}: ${v}`) },
  { weight: 1, arbitrary: key.map((k) => `${k}: >-\n  Use it\n  when ready.`) },
  { weight: 2, arbitrary: fc.tuple(indent, key).map(([i, k]) => `${i}${k}:`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(indent, key, fc.constantFrom("plain text", "'it is'", '"x: y #z"'))
      .map(([i, k, v]) => `${i}${k}: ${v}`),
  },
  { weight: 1, arbitrary: fc.tuple(indent, value).map(([i, v]) => `${i}${v}`) },
);
const frontmatter = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => `${lines.join("\n")}\n`);

it("reads what it reads as the YAML parser does, places included", () => {
  let simple = 0;
  fc.assert(
    fc.property(frontmatter, (source) => {
      const text = `---\n${source}---\n`;
      const end = text.length - 4;
      const root = readSimpleFrontmatter(text, 4, end);
      if (root === undefined) return;
      simple += 1;
      expect(readYaml(text, 4, end)).toEqual({ root, problems: [] });
    }),
    { numRuns: 10_000 },
  );
  expect(simple).toBeGreaterThan(1_000);
});
