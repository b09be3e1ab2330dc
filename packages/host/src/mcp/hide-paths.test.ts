import { expect, it } from "vitest";
import { hidePaths } from "./hide-paths.ts";

it.each([
  [
    'File "/home/ada/.local/share/skillwright/skills/x/skill.py", line 3',
    'File "…/skill.py", line 3',
  ],
  ["cannot read /tmp/a/b: no such file", "cannot read …/b: no such file"],
  ["in ~/work/notes.txt", "in …/notes.txt"],
  [String.raw`at C:\Users\Ada\skill.py`, "at …/skill.py"],
  [
    "see https://example.com/a/b and text/csv or 1/2",
    "see https://example.com/a/b and text/csv or 1/2",
  ],
  ["a/b/c stays", "a/b/c stays"],
  ["as does …/data/x.txt", "as does …/data/x.txt"],
  ["/etc/passwd", "…/passwd"],
  ["", ""],
])("turns %j into %j", (text, hidden) => {
  expect(hidePaths(text)).toBe(hidden);
});

it("takes linear time on a megabyte of slashes and letters", () => {
  const started = performance.now();
  hidePaths("/a".repeat(500_000));
  hidePaths(`${"/".repeat(500_000)} `);
  hidePaths("a/".repeat(500_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
