import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

it.each([
  [["genrate", "x"], "unknown command 'genrate'"],
  [["generate"], "missing required argument 'intent'"],
  [["generate", "x", "--author", "nobody"], "nobody"],
  [["generate", "x", "--threshold", "2"], "threshold"],
  [["search", "x", "--limit", "many"], '"many"'],
  [["run", "x", "--input", "{"], "--input is not JSON"],
  [["run", "x", "--input", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`], "too deeply"],
  [["run", "x", "--input", "@/dev/zero"], "larger than"],
  [["history", "--limit", "0"], "an option or argument is invalid: limit"],
  [["run", "x", "--input", "[1]"], "--input is not a JSON object"],
  [["run", "x", "--input", "@missing.json"], "missing.json"],
])("answers %j with exit code 2 and says what is wrong", async (args, problem) => {
  await using cli = await createCliHome();
  const asText = await cli.run(...args);
  expect(asText).toMatchObject({ exitCode: 2, stdout: "" });
  expect(asText.stderr).toContain("error: ");
  expect(asText.stderr).toContain(problem);
  const asJson = await cli.run(...args, "--json");
  expect(asJson).toMatchObject({ exitCode: 2, stderr: "" });
  expect(asJson.json.error.message).toContain(problem);
});

it.each([
  [["show", "nothing"], "skill-not-found"],
  [["run", "nothing"], "skill-not-found"],
  [["remove", "nothing"], "skill-not-found"],
  [["approve", "sha256:00"], "proposal-not-found"],
  [["reject", "0123456789abcdef"], "proposal-not-found"],
  [["credentials", "list", "nothing"], "skill-not-found"],
])("answers %j with exit code 1, a code and a hint", async (args, code) => {
  await using cli = await createCliHome();
  const { exitCode, json } = await cli.run(...args, "--json");
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 1, code });
  expect(json.error.hint).toBeTruthy();
});

it("lists and searches an empty directory without complaint", async () => {
  await using cli = await createCliHome();
  expect((await cli.run("list", "--json")).json).toEqual({ skills: [] });
  expect((await cli.run("search", "anything", "--json")).json).toEqual({ results: [] });
  expect((await cli.run("search", "", "--json")).json).toEqual({ results: [] });
  expect((await cli.run("proposals", "--json")).json).toEqual({ proposals: [] });
  expect((await cli.run("list")).stdout).toBe("No skill is installed.\n");
});

it("prints the version and the help without touching the data directory", async () => {
  await using cli = await createCliHome();
  expect((await cli.run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await cli.run("--help")).stdout).toContain("generate");
  await expect(mkdir(cli.home)).resolves.toBeUndefined();
});

it("names every bad key of the configuration with its line, and every bad variable", async () => {
  await using cli = await createCliHome({ SKILLWRIGHT_DISCOVERY_NOISE: "1" });
  await mkdir(cli.home, { recursive: true });
  await writeFile(join(cli.home, "skillwright.toml"), "[discovery]\nthreshold = 2\ncolour = 1\n");
  const inFile = await cli.run("list", "--json");
  expect(inFile).toMatchObject({ exitCode: 1, json: { error: { code: "config-invalid" } } });
  expect(inFile.json.error.message).toContain("skillwright.toml:2:1: discovery.threshold");
  expect(inFile.json.error.message).toContain("skillwright.toml:3:1: discovery.colour");
  await writeFile(join(cli.home, "skillwright.toml"), "");
  const inVariable = await cli.run("list", "--json");
  expect(inVariable.json.error.message).toContain("SKILLWRIGHT_DISCOVERY_NOISE");
});

it("lets a variable override the configuration file", async () => {
  await using cli = await createCliHome({ SKILLWRIGHT_GENERATOR_AUTHOR: "scaffold" });
  const { json } = await cli.run("generate", "convert miles to kilometers", "--json");
  expect(json.proposal.author).toBe("scaffold");
});

it("says that a data directory is unusable", async () => {
  await using cli = await createCliHome();
  const file = join(dirname(cli.home), "file");
  await writeFile(file, "");
  cli.home = join(file, "home");
  const { exitCode, json } = await cli.run("list", "--json");
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 1, code: "home-unusable" });
});

it("says that this machine is healthy", async () => {
  await using cli = await createCliHome();
  const { exitCode, json } = await cli.run("doctor", "--json");
  expect(json.checks.filter(({ status }: { status: string }) => status === "error")).toEqual([]);
  expect(exitCode).toBe(0);
});

it("keeps secrets out of every answer, and uses them when the skill runs", async () => {
  await using cli = await createCliHome();
  const id = "send-email-via-sendgrid";
  await cli.run("generate", "send email via SendGrid", "--yes", "--json");
  const secret = "SG.very-secret-value";
  const set = await cli.runWithInput(
    `${secret}\n`,
    "credentials",
    "set",
    id,
    "SENDGRID_API_KEY",
    "--stdin",
    "--json",
  );
  expect(set).toMatchObject({ exitCode: 0, json: { accepted: true, count: 1 } });
  const listed = await cli.run("credentials", "list", id, "--json");
  expect(listed.json.credentials).toMatchObject([{ env_var: "SENDGRID_API_KEY", stored: true }]);
  for (const args of [
    ["credentials", "list", id],
    ["show", id],
    ["show", id, "--json"],
    ["list", "--json"],
  ]) {
    const { stdout, stderr } = await cli.run(...args);
    expect(stdout + stderr).not.toContain(secret);
  }
  const cleared = await cli.run("credentials", "clear", id, "--json");
  expect(cleared.json).toMatchObject({ count: 1 });
  expect((await cli.run("credentials", "list", id, "--json")).json.credentials).toMatchObject([
    { stored: false },
  ]);
});

it("refuses input that does not fit the action, naming the key", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  const input = JSON.stringify({ value: "many", from: "mile", to: "kilometer" });
  const { exitCode, json } = await cli.run(
    "run",
    "convert-miles-to-kilometers",
    "--input",
    input,
    "--json",
  );
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 1, code: "input-invalid" });
  expect(json.error.message).toContain("value");
});

it("reads the input from a file and from standard input", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  const input = JSON.stringify({ value: 1, from: "mile", to: "kilometer" });
  const id = "convert-miles-to-kilometers";
  const file = join(dirname(cli.home), "input.json");
  await writeFile(file, input);
  const fromFile = await cli.run("run", id, "--input", "@input.json", "--json");
  expect(fromFile.json.result.value).toBe(1.609344);
  const fromStdin = await cli.runWithInput(input, "run", id, "--input", "-", "--json");
  expect(fromStdin.json.result.value).toBe(1.609344);
});

it("judges a Python skill's directory by the rules of a profile", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--json");
  const staging = join(cli.home, "staging");
  const [attempt = ""] = await readdir(staging);
  const dir = join(staging, attempt);
  const clean = await cli.run("validate", dir, "--json");
  expect(clean).toMatchObject({ exitCode: 0, json: { valid: true } });

  const script = await readFile(join(dir, "skill.py"), "utf8");
  await writeFile(
    join(dir, "skill.py"),
    script.replace("import json", "import json\nimport socket\nsocket.create_connection"),
  );
  const findings = async (profile: string) =>
    (await cli.run("validate", dir, "--profile", profile, "--json")).json.diagnostics;
  expect(await findings("full")).not.toEqual([]);
  expect((await findings("full")).length).toBeGreaterThan((await findings("basic")).length);
});

it("holds skills to the hosts that the configuration allows", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "send email via SendGrid", "--json");
  const staging = join(cli.home, "staging");
  const [attempt = ""] = await readdir(staging);
  const dir = join(staging, attempt);
  const allowed = await cli.run("validate", dir, "--json");
  expect(allowed).toMatchObject({ exitCode: 0, json: { valid: true } });

  await writeFile(
    join(cli.home, "skillwright.toml"),
    '[validation]\nallowed_hosts = ["*.example.com"]\n',
  );
  const { json } = await cli.run("validate", dir, "--json");
  const messages = json.diagnostics.map(({ message }: { message: string }) => message);
  expect(messages.join()).toContain("api.sendgrid.com");
});

it.each(["/proc/nothing/here", "/dev/null", "/dev/null/below"])(
  "says that it cannot use %s as its data directory",
  async (home) => {
    await using cli = await createCliHome();
    const { exitCode, json } = await cli.run("--home", home, "list", "--json");
    expect(exitCode).toBe(1);
    expect(json.error.message).toContain(home);
    expect(json.error.hint).toBeTruthy();
  },
);
