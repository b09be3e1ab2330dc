import type { z } from "zod";
import type { hostCommands } from "../commands/host-commands.ts";
import type { CommandContext } from "../contract/command-definition.ts";

type HostCommand = (typeof hostCommands)[keyof typeof hostCommands];

/** The name of a command of the contract. */
export type CommandName = HostCommand["name"];

/** The definition of one command. */
export type CommandOf<Name extends CommandName> = Extract<HostCommand, { readonly name: Name }>;

/** What a client sends with a command. */
export type CommandPayload<Name extends CommandName> = z.input<CommandOf<Name>["payload"]>;

/** What a command answers. */
export type CommandResult<Name extends CommandName> = z.output<CommandOf<Name>["result"]>;

/**
 * Carries a command out in place of ours. The payload was checked, the result will be.
 *
 * @param next - what we would do; an override may call it, before, after or not at all.
 */
export type CommandHandler<Name extends CommandName> = (
  payload: z.output<CommandOf<Name>["payload"]>,
  context: CommandContext,
  next: () => Promise<z.input<CommandOf<Name>["result"]>>,
) => Promise<z.input<CommandOf<Name>["result"]>>;

/** Overrides of single commands, by the command's name; the others keep their defaults. */
export type CommandHandlers = { readonly [Name in CommandName]?: CommandHandler<Name> };
