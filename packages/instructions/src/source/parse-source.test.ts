import { expect, it } from "vitest";
import { formatSource } from "./format-source.ts";
import { parseSource } from "./parse-source.ts";

const github = "https://github.com";

it.each([
  ["ada/skills", { url: `${github}/ada/skills.git` }],
  ["ada/skills/csv/tidy", { url: `${github}/ada/skills.git`, path: "csv/tidy" }],
  ["ada/skills/csv#v1.2", { url: `${github}/ada/skills.git`, path: "csv", ref: "v1.2" }],
  ["ada/skills@main", { url: `${github}/ada/skills.git`, ref: "main" }],
  ["ada/skills.git", { url: `${github}/ada/skills.git` }],
  ["https://host.example/a/b.git", { url: "https://host.example/a/b.git" }],
  [
    "https://host.example/a/b.git//x/y#dev",
    { url: "https://host.example/a/b.git", path: "x/y", ref: "dev" },
  ],
  [
    `${github}/ada/skills/tree/main/csv/tidy`,
    { url: `${github}/ada/skills.git`, path: "csv/tidy", ref: "main" },
  ],
  [
    "https://gitlab.com/a/b/-/tree/v1/x",
    { url: "https://gitlab.com/a/b.git", path: "x", ref: "v1" },
  ],
  ["git@host.example:a/b.git//x#v1", { url: "git@host.example:a/b.git", path: "x", ref: "v1" }],
  ["ssh://git@host.example/a/b.git", { url: "ssh://git@host.example/a/b.git" }],
])("takes %s for a git source, and writes it so that it is read again", async (text, expected) => {
  const source = await parseSource(text, { cwd: "/nowhere" });
  expect(source).toEqual({ type: "git", ...expected });
  expect(await parseSource(formatSource(source), { cwd: "/nowhere" })).toEqual(source);
});

it.each([
  "nothing",
  "./ada/skills",
  "/ada/skills",
  "ext::sh -c id",
  "http://host.example/a.git",
  "-x/y",
  "",
])("knows no source %j", async (text) => {
  await expect(parseSource(text, { cwd: "/nowhere" })).rejects.toMatchObject({
    code: "source-unknown",
  });
});
