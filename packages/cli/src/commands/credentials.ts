import { text as readText } from "node:stream/consumers";
import { isCancel, password } from "@clack/prompts";
import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";
import { usageError } from "../usage-error.ts";

/** Options of `skill credentials set`. */
export interface SetCredentialOptions {
  readonly stdin?: boolean | undefined;
}

/** `skill credentials set`: stores one secret, which never stands on a command line. */
export async function setCredential(
  session: CommandSession,
  id: string,
  typed: string,
  { stdin = false }: SetCredentialOptions,
): Promise<ExitCode> {
  const { credentials } = await session.call(hostCommands.skillCredentialCheck, { skill_id: id });
  const name = credentials.find((declared) => declared.env_var === typed)?.name ?? typed;
  const value = stdin ? await readLine(session) : await ask(session, name);
  if (value === undefined) return exitCodes.interrupted;
  const answer = await session.call(hostCommands.skillCredentialCollect, {
    skill_id: id,
    credentials: { [name]: value },
  });
  if (!session.printedJson(answer)) session.terminal.print(`Stored ${name} of ${id}.`);
  return exitCodes.done;
}

/** `skill credentials list`: what is declared and what is stored. */
export async function listCredentials(session: CommandSession, id: string): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillCredentialCheck, { skill_id: id });
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal } = session;
  if (answer.credentials.length === 0) {
    terminal.print(`${id} needs no credentials.`);
    return exitCodes.done;
  }
  const rows = answer.credentials.map(({ name, env_var, required, stored, description }) => [
    name,
    env_var,
    stored ? "stored" : required ? "missing" : "not set",
    printable(description),
  ]);
  const headings = ["NAME", "VARIABLE", "STATE", "DESCRIPTION"];
  terminal.print(formatTable(headings, rows, terminal));
  return exitCodes.done;
}

/** `skill credentials clear`: forgets everything stored for a skill. */
export async function clearCredentials(session: CommandSession, id: string): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillCredentialClear, { skill_id: id });
  if (!session.printedJson(answer)) {
    session.terminal.print(`Forgot ${answer.count} of ${id}'s credentials.`);
  }
  return exitCodes.done;
}

/** The whole of standard input without the newline that `echo` and editors add. */
async function readLine({ streams }: CommandSession): Promise<string> {
  return (await readText(streams.stdin)).replace(/\r?\n$/, "");
}

async function ask(session: CommandSession, name: string): Promise<string | undefined> {
  if (!session.terminal.interactive) {
    throw usageError(
      "there is no terminal to ask for the secret",
      `Pipe it in: … | ${session.commandName} credentials set <id> ${name} --stdin`,
    );
  }
  const { stdout } = session.streams;
  const answer = await password({ message: name, output: stdout, signal: session.signal });
  return isCancel(answer) ? undefined : answer;
}
