import { SkillwrightError } from "@skillwright/core";
import { expect, it } from "vitest";
import { parseStagedPath } from "./staged-path.ts";

it.each(["skill.py", "manifest.toml", "data/units.json", "_private.py"])("accepts %s", (path) => {
  expect(parseStagedPath(path)).toBe(path);
});

it.each([
  "",
  "/etc/passwd",
  "../skill.py",
  "data/../../skill.py",
  "data//x.py",
  "data/",
  "./skill.py",
  "C:\\skill.py",
  "data\\x.py",
  "nul.txt",
  "COM1",
  ".git/config",
  "skill.py\0.txt",
  "skíll.py",
  "trailing.",
  `${"a/".repeat(150)}x`,
])("refuses %j", (path) => {
  expect(() => parseStagedPath(path)).toThrow(
    expect.objectContaining({ code: "staged-file-refused" }),
  );
  expect(() => parseStagedPath(path)).toThrow(SkillwrightError);
});
