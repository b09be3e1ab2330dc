import type { z } from "zod";
import type { Workspace } from "../workspace/workspace.ts";
import type { HostControl } from "./host-control.ts";

/** What a command may use besides its payload. */
export interface CommandContext {
  readonly workspace: Workspace;
  /** Aborts when the caller cancels the command, goes away, or the host stops. */
  readonly signal: AbortSignal;
  /** Tells the caller how far a slow command is; goes out as a `command.progress` event. */
  readonly onProgress: (progress: CommandProgress) => void;
  /** The request's id. */
  readonly requestId: string;
  /** The host that runs the command. */
  readonly host: HostControl;
}

/** How far a slow command is. */
export interface CommandProgress {
  readonly phase: string;
  readonly message?: string | undefined;
}

/** One command: its name, what it takes, what it answers, what it does. Keys are snake_case. */
export interface CommandDefinition<
  Payload extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
  Name extends string = string,
> {
  readonly name: Name;
  readonly payload: Payload;
  readonly result: Result;
  run(payload: z.output<Payload>, context: CommandContext): Promise<z.input<Result>>;
}

/** Ties a command's types together; adds nothing at run time. */
export function defineCommand<
  Payload extends z.ZodType,
  Result extends z.ZodType,
  Name extends string,
>(definition: CommandDefinition<Payload, Result, Name>): CommandDefinition<Payload, Result, Name> {
  return definition;
}
