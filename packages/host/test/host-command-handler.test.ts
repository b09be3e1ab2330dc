import {
  type CommandContext,
  createHostServer,
  HostCommandHandler,
  hostCommands,
} from "@skillwright/host";
import { expect, it } from "vitest";
import { openTemporaryWorkspace } from "./support/temporary-workspace.ts";

it("has a method for every command of the contract, and no other", () => {
  const methods = Object.getOwnPropertyNames(HostCommandHandler.prototype);
  expect(methods.filter((name) => name !== "constructor").toSorted()).toEqual(
    Object.keys(hostCommands).toSorted(),
  );
});

it("lets a subclass override single commands, with ours behind them", async () => {
  await using temporary = await openTemporaryWorkspace();
  class Audited extends HostCommandHandler {
    readonly approved: string[] = [];
    override async skillProposalApprove(payload: { digest: string }, context: CommandContext) {
      this.approved.push(payload.digest);
      return super.skillProposalApprove(payload, context);
    }
    override async hostPing() {
      return { pong: true as const };
    }
  }
  const handlers = new Audited();
  const server = createHostServer(temporary.workspace, { handlers });
  const send = (command: string, payload: object = {}) =>
    server.handle({ v: 1, request_id: "r", command, payload });
  expect(await send("host.ping")).toMatchObject({ ok: true, payload: { pong: true } });
  const digest = `sha256:${"0".repeat(64)}`;
  expect(await send("skill.proposal.approve", { digest })).toMatchObject({
    ok: false,
    error_code: "proposal-not-found",
  });
  expect(handlers.approved).toEqual([digest]);
  // Checked before an override sees it.
  expect(await send("skill.proposal.approve", { digest: 1 })).toMatchObject({
    error_code: "payload-invalid",
  });
  expect(handlers.approved).toHaveLength(1);
  expect(await send("skill.python.list")).toMatchObject({ ok: true, payload: { skills: [] } });
});

it("refuses what an override answers that is not the command's result", async () => {
  await using temporary = await openTemporaryWorkspace();
  // What a program without types may do.
  const handlers = Object.assign(new HostCommandHandler(), {
    skillPythonList: async () => ({ skills: "all" }) as never,
  });
  const server = createHostServer(temporary.workspace, { handlers });
  const envelope = { v: 1, request_id: "r", command: "skill.python.list", payload: {} };
  expect(await server.handle(envelope)).toMatchObject({ ok: false, error_code: "internal-error" });
});
