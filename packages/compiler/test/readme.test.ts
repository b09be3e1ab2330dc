import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as door from "../src/index.ts";
import { files, replay, skill } from "./readme-example.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../README.md");

it("shows the example that is run here", () => {
  expect(readme).toContain(read("./readme-example.ts").replaceAll("export const", "const"));
  expect(replay).toMatchObject({ answer: "TCK-7 requires urgent triage.", cacheHit: skill.id });
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["manifest.toml", "skill.py"]));
});

it("names every function and class of the door", () => {
  const missing = Object.keys(door).filter((name) => !readme.includes(`\`${name}`));
  expect(missing).toEqual([]);
});
