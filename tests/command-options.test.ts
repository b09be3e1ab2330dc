import { spawn } from "node:child_process";
import { mkdir, readFile, readlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { type CliHome, createCliHome } from "./support/cli-home.ts";

const cliPackage = createRequire(import.meta.url).resolve("@skillwright/cli/package.json");
const main = join(dirname(cliPackage), "src/main.ts");

/** `skill` as a process of its own, with a home directory that is the test's. */
function start(cli: CliHome, ...args: string[]) {
  const root = dirname(cli.home);
  const child = spawn(
    process.execPath,
    ["--conditions=@skillwright/source", main, "--home", cli.home, ...args],
    {
      cwd: root,
      env: { ...process.env, HOME: root, SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  return { input: child.stdin, output: child.stdout };
}

async function writeInstructions(root: string, body: string) {
  const skill = `---\nname: release-notes\ndescription: Write release notes.\n---\n\n${body}\n`;
  await mkdir(join(root, "release-notes"), { recursive: true });
  await writeFile(join(root, "release-notes", "SKILL.md"), skill);
}

it("prints nothing but results with --quiet", async () => {
  await using cli = await createCliHome();
  expect((await cli.run("list")).stderr).toContain("Make one");
  expect(await cli.run("list", "--quiet")).toMatchObject({
    exitCode: 0,
    stdout: "No skill is installed.\n",
    stderr: "",
  });
});

it("gives a new skill the id that --id names, and refuses one that is none", async () => {
  await using cli = await createCliHome();
  const generate = (id: string) =>
    cli.run("generate", "convert miles to kilometers", "--id", id, "--yes", "--json");
  expect((await generate("Too Loud")).json.error.code).toBe("skill-id-invalid");
  expect((await generate("miles")).json).toMatchObject({ status: "installed", skill_id: "miles" });
  const input = '{"value":1,"from":"mile","to":"kilometer"}';
  const inTime = await cli.run("run", "miles", "--input", input, "--timeout", "60", "--json");
  expect(inTime).toMatchObject({ exitCode: 0, json: { success: true } });
  // Another input: the first one's result is cached.
  const other = input.replace("1", "2");
  const late = await cli.run("run", "miles", "--input", other, "--timeout", "0.0001", "--json");
  expect(late).toMatchObject({ exitCode: 1, json: { error_code: "execution-timeout" } });
  const steps = `id = "c"\nname = "C"\n[[steps]]\nid = "a"\nskill = "miles"\ninput = ${'{ value = 3, from = "mile", to = "kilometer" }'}\n`;
  await writeFile(join(dirname(cli.home), "c.toml"), steps);
  const composed = await cli.run("compose", "c.toml", "--timeout", "0.0001", "--json");
  expect(composed.exitCode).toBe(1);
  expect(composed.stdout).toContain("execution-timeout");
});

it("keeps the catalogue of instruction skills within --budget", async () => {
  await using cli = await createCliHome();
  await writeInstructions(dirname(cli.home), "Read the log.");
  await cli.run("import", "release-notes", "--yes");
  const list = (...args: string[]) => cli.run("list", "--source", "markdown", ...args, "--json");
  expect((await list()).json.catalog.cut).toEqual([]);
  expect((await list("--budget", "5")).json.catalog.cut).toEqual(["release-notes"]);
});

it("imports over an installed skill with --replace, and restores what the lock says with --frozen", async () => {
  await using cli = await createCliHome();
  const root = dirname(cli.home);
  await writeInstructions(root, "Read the log.");
  await cli.run("import", "release-notes", "--yes");
  await writeInstructions(root, "Read the log, newest first.");
  const again = await cli.run("import", "release-notes", "--yes", "--json");
  expect(again.exitCode).toBe(1);
  const replaced = await cli.run("import", "release-notes", "--yes", "--replace", "--json");
  expect(replaced).toMatchObject({ exitCode: 0, json: { skills: [{ status: "installed" }] } });
  const restored = await cli.run("import", "--frozen", "--json");
  expect(restored).toMatchObject({ exitCode: 0, json: { skills: [{ name: "release-notes" }] } });
  expect((await cli.run("import", "release-notes", "--frozen")).exitCode).toBe(2);
});

it("takes either side of a conflict, as --conflicts says", async () => {
  await using cli = await createCliHome();
  const root = dirname(cli.home);
  const installed = join(cli.home, "instructions", "release-notes", "SKILL.md");
  await writeInstructions(root, "Read the log.");
  await cli.run("import", "release-notes", "--yes");
  const before = await readFile(installed, "utf8");
  await writeFile(installed, before.replace("Read the log.", "Read MY log."));
  await writeInstructions(root, "Read THEIR log.");
  const { json: local } = await cli.run("update", "release-notes", "--json");
  expect(local.skills[0].diff).not.toContain("+Read THEIR log.");
  await cli.run("update", "release-notes", "--conflicts", "source", "--yes");
  expect(await readFile(installed, "utf8")).toContain("Read THEIR log.");
});

it("exports into the project or for the user, as a copy or a link, over what is there", async () => {
  await using cli = await createCliHome();
  const root = dirname(cli.home);
  await writeInstructions(root, "Read the log.");
  await cli.run("import", "release-notes", "--yes");
  const user = start(
    cli,
    "export",
    "release-notes",
    "--to",
    "claude-code",
    "--scope",
    "user",
    "--json",
  );
  const exported = JSON.parse(await text(user.output));
  expect(exported).toMatchObject({ status: "written" });
  expect(exported.path).toContain(join(root, ".claude"));

  const link = ["export", "release-notes", "--to", "./linked", "--link", "--json"];
  const linked = await cli.run(...link);
  expect(await readlink(linked.json.path)).toContain("release-notes");
  const copy = ["export", "release-notes", "--to", "./copied", "--json"];
  const { json: copied } = await cli.run(...copy);
  await writeFile(join(copied.path, "SKILL.md"), "mine");
  expect((await cli.run(...copy)).exitCode).toBe(1);
  expect((await cli.run(...copy, "--replace")).json).toMatchObject({ path: copied.path });
  expect(await readFile(join(copied.path, "SKILL.md"), "utf8")).toContain("Read the log.");
});

it("compiles and replays in another language, and only when it is named", async () => {
  await using cli = await createCliHome();
  const file = join(dirname(cli.home), "saludo.txt");
  await writeFile(file, "Cuando digo `hola`, responde `buenos días`");
  expect((await cli.run("compile", file)).exitCode).toBe(1);
  expect((await cli.run("compile", file, "--language", "es", "--json")).json).toMatchObject({
    output: { trigger: "hola" },
  });
  expect((await cli.run("replay", file, "HOLA", "--language", "es")).stdout).toBe("buenos días\n");
});

it("makes a skill pack of a config and the prompts beside it", async () => {
  await using cli = await createCliHome();
  const root = dirname(cli.home);
  await writeFile(join(root, "clerk.md"), "# Clerk\n\nYou keep tables.\n");
  await writeFile(
    join(root, "cal.toml"),
    '[meta]\nversion = "2.0"\n[agents.clerk]\nprompt_md = "clerk.md"\ntags = ["data"]\n',
  );
  const packed = await cli.run("pack", "cal.toml");
  expect(packed).toMatchObject({ exitCode: 0, stderr: "" });
  expect(packed.json.skills).toMatchObject([
    { name: "clerk", instructions: expect.stringContaining("You keep tables.") },
  ]);
  expect((await cli.run("pack", "missing.toml")).exitCode).toBe(1);
});

it("answers programs: `skill host` commands, `skill mcp` the protocol, with --max-tools", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes");
  const host = start(cli, "host");
  host.input.end('{"v":1,"request_id":"a","command":"skill.python.list"}\n');
  expect(JSON.parse(await text(host.output))).toMatchObject({
    request_id: "a",
    ok: true,
    payload: { skills: [{ skill_id: "convert-miles-to-kilometers" }] },
  });

  const mcp = start(cli, "mcp", "--max-tools", "0");
  const answers = createInterface({ input: mcp.output })[Symbol.asyncIterator]();
  const send = (message: object) => mcp.input.write(`${JSON.stringify(message)}\n`);
  const ask = async (id: number, method: string, params: object) => {
    send({ jsonrpc: "2.0", id, method, params });
    return JSON.parse((await answers.next()).value ?? "null").result;
  };
  const { serverInfo } = await ask(1, "initialize", {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  });
  expect(serverInfo.name).toBe("skillwright");
  send({ jsonrpc: "2.0", method: "notifications/initialized" });
  const { tools } = await ask(2, "tools/list", {});
  const names = tools.map(({ name }: { name: string }) => name);
  expect(names).toContain("call_skill");
  expect(names).not.toContain("convert-miles-to-kilometers");
  const call = await ask(3, "tools/call", {
    name: "call_skill",
    arguments: {
      skill_id: "convert-miles-to-kilometers",
      input: { value: 2, from: "mile", to: "kilometer" },
    },
  });
  expect(call.structuredContent).toMatchObject({ unit: "kilometer" });
  mcp.input.end();
});
