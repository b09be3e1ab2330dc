import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortDigest } from "../output/ask.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

/** `skill proposals`: what waits for approval. */
export async function listProposals(session: CommandSession): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillProposalList, {});
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal, commandName } = session;
  if (answer.proposals.length === 0) {
    terminal.print("Nothing waits for approval.");
    return exitCodes.done;
  }
  const rows = answer.proposals.map(({ digest, skill_id: id, author, complete, expires_at }) => [
    shortDigest(digest),
    author,
    complete ? "complete" : "unfinished",
    expires_at.slice(0, 10),
    printable(id),
  ]);
  terminal.print(formatTable(["DIGEST", "AUTHOR", "STATE", "EXPIRES", "SKILL"], rows, terminal));
  terminal.notice(`Approve one with: ${commandName} approve <digest>`);
  return exitCodes.done;
}
