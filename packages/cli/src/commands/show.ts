import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { describeInput } from "../output/describe-input.ts";
import { describePermissions } from "../output/describe-permissions.ts";
import { exampleCall } from "../output/example-call.ts";
import { printable } from "../output/terminal.ts";

/** `skill show`: what a skill does, needs and how to call it. */
export async function show(session: CommandSession, id: string): Promise<ExitCode> {
  const skill = await session.call(hostCommands.skillShow, { skill_id: id });
  if (session.printedJson(skill)) return exitCodes.done;
  const { terminal, commandName } = session;
  const heading = (text: string) => terminal.print(`\n${terminal.style("bold", text)}`);

  terminal.print(
    `${terminal.style("bold", printable(skill.name))} ${skill.version} (${skill.status})`,
  );
  terminal.print(printable(skill.description));
  for (const action of skill.actions) {
    heading(`${action.name}: ${printable(action.description)}`);
    for (const line of describeInput(action.input)) terminal.print(`  ${printable(line)}`);
    const call = skill.calls.find((candidate) => candidate.action === action.name);
    terminal.print(`  ${exampleCall(commandName, skill.skill_id, action.name, call?.input ?? {})}`);
  }
  if (skill.credentials.length > 0) {
    heading("Credentials");
    for (const { env_var: variable, description, required, stored } of skill.credentials) {
      const state = stored ? "stored" : required ? "required, not stored" : "not stored";
      terminal.print(`  ${variable} (${state}) ${printable(description)}`);
    }
  }
  if (skill.settings.length > 0) {
    heading("Settings");
    for (const { name, default: value, description } of skill.settings) {
      terminal.print(`  ${name} = ${JSON.stringify(value)}  ${printable(description)}`);
    }
  }
  const permissions = describePermissions(skill.permissions);
  heading("Permissions");
  for (const line of permissions.length > 0 ? permissions : ["none"]) {
    terminal.print(`  ${line}`);
  }
  if (skill.last_error) terminal.print(`\nLast error: ${printable(skill.last_error)}`);
  return exitCodes.done;
}
