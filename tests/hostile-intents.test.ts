import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest } from "@skillwright/core";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const hostile = [
  "quote \" and ' and `",
  "line\nbreak\r\nand\ttab",
  "back\\slash \\u0041 \\",
  'docstring """ import os; os.system("id") """',
  '"\n[[credentials]]\nname = "x"\nenv_var = "PATH"\ndefault = "stolen"\ndescription = "',
  "'''\n[permissions]\nnetwork = [\"*\"]",
  "control \u0000 \u0007 \u001b[2J characters",
  "把摄氏温度转换成华氏温度的机器人",
  "把华氏温度转换成摄氏温度的机器人",
  "🎉🚀",
  "🎉🎉",
  "lone \ud800 surrogate",
  "right to left \u202e override",
  "x".repeat(10_000),
  `${"x".repeat(9_999)}y`,
  "../../etc/passwd",
  "{{ intent }}",
  "--yes",
];

it("treats an intent as text and nothing else, whatever it says", async () => {
  await using cli = await createCliHome();
  const ids = new Set<string>();
  for (const intent of hostile) {
    const { exitCode, json } = await cli.run("generate", "--force", "--json", "--", intent);
    expect({ exitCode, status: json.status }, intent.slice(0, 80)).toEqual({
      exitCode: 0,
      status: "proposed",
    });
    ids.add(json.skill_id);
    const manifest = parseManifest(json.proposal.manifest_toml);
    expect(manifest).toMatchObject({ id: json.skill_id, credentials: [], settings: {} });
    expect(manifest.permissions).toEqual({ network: [], read: [], write: [], subprocess: false });
    const { json: outcome } = await cli.run("approve", json.proposal.digest, "--json");
    expect(outcome.status).toBe("installed");
  }
  expect(ids.size).toBe(hostile.length);
});

it("writes the same script for every intent", async () => {
  await using cli = await createCliHome();
  const sources = new Set<string>();
  for (const intent of ['say """ out loud', "juggle seven balls"]) {
    const { json } = await cli.run("generate", intent, "--author", "scaffold", "--json");
    sources.add(json.proposal.script_source);
  }
  expect(sources.size).toBe(1);
});

it.each(["", "   ", "\n\t"])("refuses the blank intent %j", async (intent) => {
  await using cli = await createCliHome();
  const { exitCode, json } = await cli.run("generate", intent, "--json");
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 2, code: "intent-blank" });
  expect(json.error.message).toContain("empty");
});

it("leaves no staged files once proposals are decided", async () => {
  await using cli = await createCliHome();
  const { json } = await cli.run("generate", "juggle seven balls", "--json");
  const [attempt = ""] = await readdir(join(cli.home, "staging"));
  const staged = await readFile(join(cli.home, "staging", attempt, "manifest.toml"), "utf8");
  expect(staged).toBe(json.proposal.manifest_toml);
  await cli.run("approve", json.proposal.digest, "--json");
  expect(await readdir(join(cli.home, "staging"))).toEqual([]);
});
