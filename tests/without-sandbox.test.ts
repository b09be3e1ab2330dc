import { fileURLToPath } from "node:url";
import { checkSandboxSupport } from "@skillwright/python-runtime";
import { describe, expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const { available } = await checkSandboxSupport();
const greets = fileURLToPath(new URL("../packages/host/test/fixtures/greets", import.meta.url));

describe.skipIf(available)("on a machine without a sandbox", () => {
  it("the main job works with skills that we ship, and says how they run", async () => {
    await using cli = await createCliHome();
    const id = "convert-miles-to-kilometers";
    const made = await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
    expect(made).toMatchObject({ exitCode: 0, json: { status: "installed", skill_id: id } });
    const input = JSON.stringify({ value: 1, from: "mile", to: "kilometer" });
    const run = await cli.run("run", id, "--input", input, "--json");
    expect(run).toMatchObject({ exitCode: 0, json: { success: true, isolation: "limits" } });
    expect(run.stderr.split("\n").filter((line) => line.includes("without a sandbox"))).toEqual([
      expect.stringContaining(id),
    ]);
  });

  it("a person's package is neither installed nor run until they accept that", async () => {
    await using cli = await createCliHome();
    const refused = await cli.run("install", greets, "--yes", "--json");
    expect(refused).toMatchObject({ exitCode: 1, json: { error: { code: "sandbox-required" } } });
    expect(refused.json.error.hint).toContain("bubblewrap");
    expect((await cli.run("list", "--json")).json.skills).toEqual([]);

    await using trusting = await createCliHome({ SKILLWRIGHT_SANDBOX_MODE: "off" });
    expect((await trusting.run("install", greets, "--yes", "--json")).exitCode).toBe(0);
    cli.home = trusting.home;
    const input = JSON.stringify({ name: "Ada" });
    const again = await cli.run("run", "greets", "--input", input, "--json");
    expect(again).toMatchObject({ exitCode: 1, json: { error: { code: "sandbox-required" } } });
    expect(again.json.error.hint).toContain("--no-sandbox");
    const accepted = await cli.run("run", "greets", "--input", input, "--no-sandbox", "--json");
    expect(accepted).toMatchObject({ exitCode: 0, json: { success: true, isolation: "limits" } });
  });
});
