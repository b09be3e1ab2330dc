import { fileURLToPath } from "node:url";
import { createHostServer, openWorkspace } from "@skillwright/host";
import { expect, it } from "vitest";
import { openTemporaryWorkspace } from "./support/temporary-workspace.ts";

const package_dir = fileURLToPath(new URL("fixtures/greets", import.meta.url));
const skill_id = "greets";

it("a skill that crashes more often than the configuration allows is quarantined", async () => {
  await using temporary = await openTemporaryWorkspace();
  await using workspace = await openWorkspace({
    home: temporary.workspace.home,
    environment: { PATH: process.env["PATH"], SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
    overrides: {
      python: { max_restarts: 1, handshake_timeout_seconds: 60 },
      // What is shown holds on machines without a sandbox too.
      sandbox: { mode: "off" },
    },
  });
  const host = createHostServer(workspace);
  const call = async (command: string, payload: object) => {
    const answer = await host.handle({ v: 1, request_id: "1", command, payload });
    return answer.ok ? answer.payload : { refused: answer.error_code, error: answer.error };
  };
  const crash = () =>
    call("skill.invoke", { skill_id, action: "crash", input: { now: true }, timeout_seconds: 600 });
  expect(await call("skill.python.install", { package_dir, confirm: true })).toMatchObject({
    status: "active",
  });

  expect(await crash()).toMatchObject({ success: false, error_code: "skill-crashed" });
  expect(await call("skill.show", { skill_id })).toMatchObject({ status: "active" });
  // One restart is allowed; it comes after a wait of a second.
  expect(await crash()).toMatchObject({ success: false, error_code: "skill-crashed" });
  await expect
    .poll(() => call("skill.show", { skill_id }), { timeout: 30_000 })
    .toMatchObject({
      status: "quarantined",
      last_error: expect.stringContaining("it kept failing: greets exited with code 3"),
    });
  expect(await crash()).toMatchObject({ refused: "skill-not-runnable" });

  // Whoever looked at it and activates it again gets it with a full budget.
  await call("skill.python.disable", { skill_id });
  await call("skill.python.activate", { skill_id });
  const input = { name: "Ada" };
  expect(await call("skill.invoke", { skill_id, action: "greet", input })).toMatchObject({
    success: true,
  });
});
