import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const temperatures = "convert temperatures between Celsius and Fahrenheit";
const temperatureId = "convert-temperatures-between-celsius-and-fahrenheit";

describe("one sentence becomes a running skill", () => {
  it("installs a skill that computes, finds it again and survives a move", async () => {
    await using cli = await createCliHome();

    const generated = await cli.run("generate", temperatures, "--yes", "--json");
    expect(generated).toMatchObject({ exitCode: 0, stderr: "" });
    expect(generated.json).toMatchObject({
      status: "installed",
      skill_id: temperatureId,
      proposal: { author: "template", complete: true },
      example: { action: "convert", result: { unit: "fahrenheit" } },
    });

    const input = JSON.stringify({ value: 30, from: "celsius", to: "fahrenheit" });
    const run = await cli.run("run", temperatureId, "--input", input, "--json");
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.json).toMatchObject({ success: true, result: { value: 86 }, error: null });

    const shown = await cli.run("show", temperatureId);
    expect(shown.stdout).toContain(`skill run ${temperatureId} convert --input '{"value":`);

    const again = await cli.run("generate", "convert Celsius to Fahrenheit", "--yes", "--json");
    expect(again.json).toMatchObject({ status: "existing_match", skill_id: temperatureId });
    expect(again.json.score).toBeGreaterThanOrEqual(0.85);

    const unrelated = await cli.run("generate", "turn a CSV file into JSON", "--json");
    expect(unrelated).toMatchObject({ exitCode: 0, json: { status: "proposed" } });
    expect((await cli.run("list", "--json")).json.skills).toHaveLength(1);

    const moved = join(dirname(cli.home), "moved");
    await rename(cli.home, moved);
    cli.home = moved;
    expect((await cli.run("run", temperatureId, "--input", input, "--json")).json).toMatchObject({
      success: true,
      result: { value: 86 },
    });
    expect((await cli.run("search", "fahrenheit", "--json")).json.results).toMatchObject([
      { skill_id: temperatureId, source: "python" },
    ]);
    expect((await cli.run("proposals", "--json")).json.proposals).toHaveLength(1);
  });

  it("proposes an email skill with its credential and permission, and installs it by digest", async () => {
    await using cli = await createCliHome();

    const { json: proposed } = await cli.run("generate", "send email via SendGrid", "--json");
    expect(proposed).toMatchObject({
      status: "proposed",
      skill_id: "send-email-via-sendgrid",
      proposal: {
        complete: true,
        credentials: [{ env_var: "SENDGRID_API_KEY", required: true }],
        permissions: { network: ["api.sendgrid.com"], read: [], write: [], subprocess: false },
      },
    });
    expect(JSON.stringify(proposed)).not.toContain(cli.home);

    const short = proposed.proposal.digest.replace("sha256:", "").slice(0, 12);
    const approved = await cli.run("approve", short, "--json");
    expect(approved.json).toMatchObject({
      status: "installed",
      skill_id: "send-email-via-sendgrid",
    });

    const refused = await cli.run(
      "run",
      "send-email-via-sendgrid",
      "--input",
      emailInput,
      "--json",
    );
    expect(refused.exitCode).toBe(1);
    expect(refused.json.error).toMatchObject({ code: "credential-missing" });
    expect(refused.json.error.message).toMatch(/sendgrid_api_key/i);

    const twice = await cli.run("approve", proposed.proposal.digest, "--json");
    expect(twice).toMatchObject({ exitCode: 1, json: { error: { code: "proposal-decided" } } });
  });

  it("writes a scaffold where no template fits, and never approves one unasked", async () => {
    await using cli = await createCliHome();
    const intent = "knit a sweater from the colours of a photograph";

    const { json, exitCode, stderr } = await cli.run("generate", intent, "--yes", "--json");
    expect({ json, exitCode, stderr }).toMatchObject({
      exitCode: 1,
      json: { status: "proposed", proposal: { author: "scaffold", complete: false } },
    });
    expect((await cli.run("list", "--json")).json.skills).toEqual([]);

    const asText = await cli.run("generate", intent, "--yes");
    expect(asText.exitCode).toBe(1);
    expect(asText.stderr).toContain("hint:");

    expect((await cli.run("approve", json.proposal.digest, "--json")).json).toMatchObject({
      status: "installed",
    });
    const run = await cli.run("run", json.skill_id, "--json");
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.json).toMatchObject({ success: false, error_code: "not-written-yet" });
  });

  it("rejects a proposal, leaving nothing behind, and removes a skill from list and search", async () => {
    await using cli = await createCliHome();
    const { json } = await cli.run("generate", temperatures, "--json");
    const rejected = await cli.run("reject", json.proposal.digest, "--json");
    expect(rejected.json).toMatchObject({ skill_id: temperatureId, status: "rejected" });
    expect((await cli.run("proposals", "--json")).json.proposals).toEqual([]);
    expect((await cli.run("approve", json.proposal.digest, "--json")).exitCode).toBe(1);

    await cli.run("generate", temperatures, "--yes", "--json");
    expect((await cli.run("remove", temperatureId, "--json")).json).toMatchObject({
      removed: true,
    });
    expect((await cli.run("list", "--json")).json.skills).toEqual([]);
    expect((await cli.run("search", "fahrenheit", "--json")).json.results).toEqual([]);
    expect((await cli.run("generate", temperatures, "--json")).json.status).toBe("proposed");
  });

  it("gives the pending proposal for the same intent when it is approved later", async () => {
    await using cli = await createCliHome();
    const { json: proposed } = await cli.run("generate", temperatures, "--json");
    const { json: installed } = await cli.run("generate", temperatures, "--yes", "--json");
    expect(installed.proposal.digest).toBe(proposed.proposal.digest);
    expect((await cli.run("proposals", "--json")).json.proposals).toEqual([]);
  });
});

const emailInput = JSON.stringify({
  to: "reader@example.org",
  from: "writer@example.org",
  subject: "Hello",
  text: "Hello there",
});
