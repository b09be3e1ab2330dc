import { expect, it } from "vitest";
import { checkFilePath } from "./check-file-path.ts";

it.each([
  "SKILL.md",
  "scripts/run.sh",
  "references/a b.md",
  "assets/表格.csv",
  "a/.config",
  "console/connect.md",
])("takes %s", (path) => {
  expect(checkFilePath(path)).toBeUndefined();
});

it.each([
  ["", "empty"],
  ["/a", "absolute"],
  ["\\a", "absolute"],
  ["c:a", "absolute"],
  ["a\\b", "backslash"],
  ["a/../b", "leads out"],
  ["..", "leads out"],
  ["a//b", "empty part"],
  ["./a", "empty part"],
  ["a/con", "device"],
  ["a/COM1.txt", "device"],
  ["a./b", "ends in a dot"],
  ["a /b", "ends in a dot"],
  [".git/config", "git directory"],
  ["a/.GIT/hooks", "git directory"],
  ["git~1/config", "git directory"],
  ["a\u0000b", "character"],
  ["a\u202eb", "character"],
  ["a?b", "character"],
  ["\ud800", "Unicode"],
  ["a".repeat(241), "longer"],
])("refuses %j", (path, reason) => {
  expect(checkFilePath(path)).toContain(reason);
});
