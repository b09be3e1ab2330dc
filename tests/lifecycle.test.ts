import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createHostServer, openWorkspace } from "@skillwright/host";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const id = "convert-miles-to-kilometers";
const input = JSON.stringify({ value: 1, from: "mile", to: "kilometer" });

it("neither runs nor finds a skill that is disabled or quarantined, until it is activated again", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");

  expect((await cli.run("disable", id, "--json")).json).toMatchObject({ status: "disabled" });
  expect((await cli.run("run", id, "--input", input, "--json")).json.error.code).toBe(
    "skill-not-runnable",
  );
  expect((await cli.run("search", "miles", "--json")).json.results).toEqual([]);
  expect((await cli.run("generate", "convert miles to kilometers", "--json")).json.status).toBe(
    "proposed",
  );

  expect((await cli.run("activate", id)).stdout).toBe(`${id} 0.1.0 is active.\n`);
  expect((await cli.run("run", id, "--input", input, "--json")).json.success).toBe(true);
  expect((await cli.run("search", "miles", "--json")).json.results).toHaveLength(1);

  await cli.run("quarantine", id, "--reason", "it lies", "--json");
  const refused = await cli.run("run", id, "--input", input, "--json");
  expect(refused.json.error).toMatchObject({ code: "skill-not-runnable" });
  expect(refused.json.error.message).toContain("it lies");
  expect((await cli.run("activate", id, "--json")).json.error.code).toBe(
    "skill-transition-refused",
  );
  expect((await cli.run("rollback", id, "--json")).json.error.code).toBe("rollback-unavailable");
});

it("remembers how calls went, and neither what was asked nor what was answered", async () => {
  await using cli = await createCliHome({ SKILLWRIGHT_SKILLS_CACHE_ENABLED: "false" });
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  expect((await cli.run("stats", "--json")).json.skills).toEqual([]);
  const secret = JSON.stringify({ value: 8.675309, from: "mile", to: "kilometer" });
  await cli.run("run", id, "--input", secret, "--json");
  await cli.run("run", id, "--input", JSON.stringify({ value: "many" }), "--json");

  expect((await cli.run("stats", id, "--json")).json.skills).toMatchObject([
    { skill_id: id, total: 2, successful: 1, refused: 1, success_rate: 100 },
  ]);
  const history = await cli.run("history", "--json");
  expect(history.json.calls).toMatchObject([
    { skill_id: id, status: "refused", error_code: "input-invalid" },
    { skill_id: id, action: "convert", status: "ok", isolation: expect.any(String) },
  ]);
  expect(history.stdout).not.toContain("8.675309");
  expect((await cli.run("history")).stdout).toContain(`${id} convert`);
});

it("runs the acceptance tests of an installed skill", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "send email via SendGrid", "--yes", "--json");
  const { exitCode, json } = await cli.run("test", "send-email-via-sendgrid", "--json");
  expect({ exitCode, passed: json.passed, findings: json.findings }).toEqual({
    exitCode: 0,
    passed: true,
    findings: [],
  });
  expect(json.tests.length).toBeGreaterThan(1);
  const asText = await cli.run("test", "send-email-via-sendgrid");
  expect(asText.stdout).toContain("0 failed");
});

const composition = `
id = "marathon"
name = "Marathon"

[[steps]]
id = "distance"
skill = "convert-miles-to-kilometers"
input = { value = "$.input.miles", from = "mile", to = "kilometer" }
output = { kind = "extract_field", field = "value" }

[[steps]]
id = "back"
skill = "convert-miles-to-kilometers"
input = { value = "$.steps.distance", from = "kilometer", to = "mile" }
`;

it("runs skills as one composition, with what every step gave", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  await writeFile(join(dirname(cli.home), "marathon.toml"), composition);
  const run = await cli.run("compose", "marathon.toml", "--input", '{"miles": 26.2}', "--json");
  expect(run).toMatchObject({
    exitCode: 0,
    json: {
      status: "completed",
      output: { value: 26.2, unit: "mile" },
      steps: [
        { id: "distance", status: "ok" },
        { id: "back", status: "ok" },
      ],
    },
  });
  const unknown = composition.replaceAll("convert-miles", "convert-leagues");
  const refused = await cli.runWithInput(unknown, "compose", "-", "--json");
  expect(refused.json.error).toMatchObject({ code: "composition-invalid" });
});

it("keeps complaints about a skill's results for whoever improves it", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  const environment = { SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" };
  await using workspace = await openWorkspace({ home: cli.home, environment });
  const server = createHostServer(workspace);
  const send = (command: string, payload: Record<string, unknown>) =>
    server.handle({ v: 1, request_id: command, command, payload });
  const comment = "rounds too much";
  expect(await send("skill.feedback", { skill_id: id, rating: "bad", comment })).toMatchObject({
    ok: true,
    payload: { accepted: true, skill_id: id },
  });
  const { feedback } = await workspace.executor();
  expect(feedback.describeWishes(id)).toBe("- rounds too much");
  expect(await send("skill.feedback", { skill_id: "nothing", rating: "bad" })).toMatchObject({
    ok: false,
    error_code: "skill-not-found",
  });
});
