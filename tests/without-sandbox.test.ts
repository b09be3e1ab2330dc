import { fileURLToPath } from "node:url";
import { createHostServer, openWorkspace } from "@skillwright/host";
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
    const { home } = cli;
    const install = {
      command: "skill.python.install",
      payload: { package_dir: greets },
    };
    expect(await answer(home, "auto", install)).toMatchObject({
      ok: false,
      error_code: "sandbox-required",
      hint: expect.stringContaining("bubblewrap"),
    });
    expect((await cli.run("list", "--json")).json.skills).toEqual([]);

    expect(await answer(home, "off", install)).toMatchObject({ ok: true });
    await answer(home, "off", {
      command: "skill.python.advance_status",
      payload: { skill_id: "greets", status: "testing" },
    });
    expect((await cli.run("activate", "greets", "--json")).json).toMatchObject({
      status: "active",
    });
    const input = JSON.stringify({ name: "Ada" });
    const again = await cli.run("run", "greets", "--input", input, "--json");
    expect(again).toMatchObject({ exitCode: 1, json: { error: { code: "sandbox-required" } } });
    expect(again.json.error.hint).toContain("--no-sandbox");
    const accepted = await cli.run("run", "greets", "--input", input, "--no-sandbox", "--json");
    expect(accepted).toMatchObject({ exitCode: 0, json: { success: true, isolation: "limits" } });
  });
});

async function answer(home: string, mode: "auto" | "off", command: object) {
  await using workspace = await openWorkspace({
    home,
    environment: {},
    overrides: { sandbox: { mode } },
  });
  return await createHostServer(workspace).handle({ v: 1, request_id: "1", ...command });
}
