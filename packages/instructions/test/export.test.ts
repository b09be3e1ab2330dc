import { execFile } from "node:child_process";
import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { hasErrors, parseManifest, validateAgentSkill } from "@skillwright/core";
import {
  agentSkillFromPython,
  conformSkillText,
  exportSkill,
  type InstructionFile,
  resolveExportDirectory,
  skillClients,
} from "@skillwright/instructions";
import { expect, it } from "vitest";
import { skillText, temporaryDirectory } from "./temporary-directory.ts";

it.each([
  ["claude-code", "project", "/project/.claude/skills"],
  ["claude-code", "user", "/home/ada/.claude/skills"],
  ["codex", "project", "/project/.agents/skills"],
  ["codex", "user", "/home/ada/.codex/skills"],
  ["gemini", "user", "/home/ada/.gemini/skills"],
  ["./out", "project", "/project/out"],
  ["/out", "user", "/out"],
] as const)("finds the directory of %s for a %s", (to, scope, directory) => {
  const place = { scope, projectDir: "/project", homeDir: "/home/ada" };
  expect(resolveExportDirectory(to, place)).toBe(directory);
});

it.each(["clode-code", "constructor", ""])("knows no client called %j", (to) => {
  expect(() => resolveExportDirectory(to)).toThrow(
    expect.objectContaining({ code: "client-unknown" }),
  );
});

it("keeps every client's directories inside project and home", () => {
  const paths = Object.values(skillClients).flatMap(({ project, user }) => [project, user]);
  expect(paths.filter((path) => !/^\.[\w./-]+$/.test(path) || path.includes(".."))).toEqual([]);
});

it("copies a skill, mends it for the standard, and finds it unchanged the second time", async () => {
  await using home = await temporaryDirectory();
  const text = skillText("tidy").replace(
    "name: tidy",
    "name: Tidy\nversion: 1.0\nmodel: opus\ntags: [a, b]",
  );
  const skill = {
    name: "tidy",
    files: [file("SKILL.md", text), file("scripts/run.sh", "ls\n", true)],
  };
  const options = { to: "claude-code", projectDir: home.path };
  const { path, status } = await exportSkill(skill, options);
  expect([path, status]).toEqual([join(home.path, ".claude/skills/tidy"), "written"]);
  expect(hasErrors(await validateAgentSkill(path))).toBe(false);
  expect(await readFile(join(path, "SKILL.md"), "utf8")).toContain(
    'metadata:\n  version: "1.0"\n  tags: a, b\n  model: opus\n---\n',
  );
  expect((await stat(join(path, "scripts/run.sh"))).mode & 0o111).not.toBe(0);
  expect((await exportSkill(skill, options)).status).toBe("unchanged");
});

it("leaves fields of one client to it on request", async () => {
  await using home = await temporaryDirectory();
  const text = skillText("tidy").replace("name: tidy", "name: tidy\nmodel: opus");
  const options = { to: home.path, fields: "as-is" } as const;
  const { path } = await exportSkill({ name: "tidy", files: [file("SKILL.md", text)] }, options);
  expect(await readFile(join(path, "SKILL.md"), "utf8")).toBe(text);
});

it("refuses what cannot be made to conform", () => {
  expect(() => conformSkillText("# No frontmatter\n", "a")).toThrow(
    expect.objectContaining({ code: "agent-skill-invalid" }),
  );
});

it("takes another skill's place only when told to", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "out/tidy/SKILL.md": skillText("tidy", "other\n"), "out/tidy/old.md": "" });
  const skill = { name: "tidy", files: [file("SKILL.md", skillText("tidy"))] };
  const to = join(home.path, "out");
  await expect(exportSkill(skill, { to })).rejects.toMatchObject({ code: "export-target-taken" });
  await exportSkill(skill, { to, replace: true });
  await expect(stat(join(to, "tidy/old.md"))).rejects.toThrow("ENOENT");
});

it("links instead of copying, and replaces a link without touching what it points to", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "store/tidy/SKILL.md": skillText("tidy") });
  const dir = join(home.path, "store/tidy");
  const files = [file("SKILL.md", skillText("tidy", "newer\n"))];
  const options = { to: "cursor", scope: "user", homeDir: home.path } as const;
  const { path, status } = await exportSkill(
    { name: "tidy", files, dir },
    { ...options, method: "link" },
  );
  expect([status, await realpath(path)]).toEqual(["linked", dir]);
  const again = await exportSkill({ name: "tidy", files, dir }, { ...options, method: "link" });
  expect(again.status).toBe("unchanged");
  await exportSkill({ name: "tidy", files }, { ...options, replace: true });
  expect((await lstat(path)).isSymbolicLink()).toBe(false);
  expect(await readFile(join(dir, "SKILL.md"), "utf8")).toBe(skillText("tidy"));
});

const manifestText = `
id = "say_it"
name = "Say it"
version = "1.2.0"
description = "Says it's fine in \`code\`"
tags = ["text"]
examples = ["say hello"]

[permissions]
network = ["api.example.com"]

[settings.greeting]
type = "string"
default = "it's"
description = "What to begin with."

[[credentials]]
name = "token"
env_var = "SAY_TOKEN"
description = "Token | of the service"
required = false

[[actions]]
name = "say"
description = "Says a text."
[actions.input]
type = "object"
properties = { text = { type = "string" } }

[[tests]]
action = "say"
input = { text = "don't \`panic\`" }
expect = { said = "it's don't \`panic\`" }
`;
const script = `# /// script
# requires-python = ">=3.11"
# ///
import json, os, sys
for line in sys.stdin:
    request = json.loads(line)
    params = request["params"]
    if request["method"] == "handshake":
        assert params["expected_name"] == os.environ["SKILL_ID"]
        result = {"name": params["expected_name"], "version": "1.2.0"}
    else:
        result = {"said": os.environ["SKILL_SETTING_GREETING"] + " " + params["text"]}
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
`;

it("makes a Python skill a conformant Agent Skill whose usage works as written", async () => {
  await using home = await temporaryDirectory();
  const manifest = parseManifest(manifestText);
  const files = [file("manifest.toml", manifestText), file("skill.py", script)];
  const { path } = await exportSkill(agentSkillFromPython({ manifest, files }), { to: home.path });
  expect(await validateAgentSkill(path)).toEqual([]);
  const text = await readFile(join(path, "SKILL.md"), "utf8");
  expect(text).toMatchInlineSnapshot(`
    "---
    name: say-it
    description: "Says it's fine in \`code\`. Use it for requests like: say hello."
    compatibility: Needs Python 3.11 or later and uv, network access to api.example.com
    metadata:
      version: "1.2.0"
      tags: text
      skillwright-id: say_it
    ---

    # Say it

    Says it's fine in \`code\`

    ## Run it

    Run this in the skill's directory. It sends two JSON-RPC 2.0 requests, one to a line; \`uv\` provides Python and the dependencies.

    \`\`\`sh
    printf '%s\\n' \\
      '{"jsonrpc":"2.0","id":1,"method":"handshake","params":{"expected_name":"say_it","protocol_version":"1.0"}}' \\
      '{"jsonrpc":"2.0","id":2,"method":"invoke","params":{"action":"say","text":"don'\\''t \`panic\`"}}' \\
      | SKILL_ID='say_it' SKILL_SETTING_GREETING='it'\\''s' uv run 'scripts/skill.py'
    \`\`\`

    The answer is the line with \`"id": 2\`: it has \`result\`, or \`error\` with a message that says what to change.

    ## Action \`say\`

    Says a text.

    Parameters, beside \`action\`, as a JSON Schema:

    \`\`\`json
    {
      "type": "object",
      "properties": {
        "text": {
          "type": "string"
        }
      }
    }
    \`\`\`

    For example \`{"action":"say","text":"don't \\u0060panic\\u0060"}\` gives \`{"said":"it's don't \\u0060panic\\u0060"}\`.

    ## Environment

    Secrets come from the person's environment: never ask for one in a conversation, never print one.

    | Variable | Meaning |
    |---|---|
    | \`SAY_TOKEN\` | Token \\| of the service (secret, optional) |
    | \`SKILL_SETTING_GREETING\` | What to begin with. Default \`it's\`. |

    ## Permissions

    - the network: api.example.com
    "
  `);
  const command = /```sh\n(.*?)\n```/s.exec(text)?.[1]?.replace("uv run", "python3") ?? "";
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { cwd: path });
  const answer = JSON.parse(stdout.trim().split("\n")[1] ?? "");
  expect(answer).toEqual({ jsonrpc: "2.0", id: 2, result: manifest.tests[0]?.expect });
});

function file(path: string, text: string, executable = false): InstructionFile {
  return { path, bytes: new TextEncoder().encode(text), executable };
}
