import { SkillwrightError } from "@skillwright/core";
import { hostCommands } from "../commands/host-commands.ts";
import { skillInvoke } from "../commands/skill-invoke.ts";
import type {
  CommandContext,
  CommandDefinition,
  CommandProgress,
} from "../contract/command-definition.ts";
import {
  contractVersion,
  describeIssues,
  type EventEnvelope,
  parseCommandEnvelope,
  type ResponseEnvelope,
} from "../contract/envelope.ts";
import type { HostControl } from "../contract/host-control.ts";
import { readRequestId } from "../contract/read-request-id.ts";
import type { HostErrorCode } from "../errors.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CommandHandlers } from "./command-handlers.ts";
import { createCommandQueue } from "./command-queue.ts";
import { describeError } from "./describe-error.ts";
import { createEventHub } from "./event-hub.ts";
import { eventsOfResult } from "./events-of-result.ts";
import { explainCodeSkill } from "./explain-code-skill.ts";
import { HostCommandHandler } from "./host-command-handler.ts";
import { PayloadError } from "./payload-error.ts";
import { readSkillId } from "./read-skill-id.ts";
import { watchFactory } from "./watch-factory.ts";
import { type SkillWatch, watchSkills } from "./watch-skills.ts";

/** Settings of {@link createHostServer}. */
export interface HostServerOptions {
  /** Commands that the embedding program carries out itself: functions by name, or a subclass of ours. */
  readonly handlers?: CommandHandlers | HostCommandHandler | undefined;
  /** Commands that run at once; more wait their turn. Default 100. */
  readonly maxRunning?: number | undefined;
}

/** Settings of one {@link HostServer.handle}. */
export interface HandleOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CommandProgress) => void) | undefined;
}

/** Answers commands over one workspace; commands may run at the same time. */
export interface HostServer {
  /**
   * Carries out one command. Never rejects: whatever goes wrong is an envelope with `ok: false`.
   *
   * @param envelope - a `CommandEnvelope`, or whatever came in place of one.
   */
  handle(envelope: unknown, options?: HandleOptions): Promise<ResponseEnvelope>;
  /** Listens to events until it is disposed of. The listener must not throw. */
  subscribe(listener: (event: EventEnvelope) => void): Disposable;
  /** Aborts when `runtime.stop` was asked for: whoever serves takes no more commands. */
  readonly stopping: AbortSignal;
  /** Commands without an answer. */
  readonly pending: number;
  /** Resolves when every command has its answer. */
  idle(): Promise<void>;
}

/** An override with its types left out: the payload was checked by the command's own schema. */
type ErasedHandler = {
  handle(payload: unknown, context: CommandContext, next: () => Promise<unknown>): Promise<unknown>;
}["handle"];

/** Binds the command contract to a workspace, which stays the caller's to close. */
export function createHostServer(
  workspace: Workspace,
  { handlers = {}, maxRunning = 100 }: HostServerOptions = {},
): HostServer {
  const commands = new Map<string, CommandDefinition>(
    Object.values(hostCommands).map((command) => [command.name, command]),
  );
  const overrides = overridesOf(handlers);
  const queue = createCommandQueue(maxRunning);
  const events = createEventHub();
  const stopping = new AbortController();
  let watch: SkillWatch | undefined;
  let factoryWatch: Promise<Disposable> | undefined;

  const host: HostControl = {
    startedAt: Date.now(),
    running: () => queue.list(),
    cancel: (requestId) => queue.cancel(requestId),
    stop({ cancel }) {
      stopping.abort();
      if (!cancel) return;
      for (const { requestId, command } of queue.list()) {
        if (command !== "runtime.stop") queue.cancel(requestId);
      }
    },
    emit: (event) => events.emit(event),
  };

  async function listenToFactory() {
    factoryWatch ??= watchFactory(workspace, (event) => events.emit(event));
    await factoryWatch.catch(() => {
      // Whatever command needs the factory meets the same error, and says so.
      factoryWatch = undefined;
    });
  }

  async function run(envelope: unknown, requestId: string, options: HandleOptions) {
    const { command: name, payload } = parseCommandEnvelope(envelope);
    const command = commands.get(name);
    if (command === undefined) throw unknownCommand(name);
    if (stopping.signal.aborted) throw hostStopping();
    const parsed = parsePayload(command, payload ?? {});
    const skillId = readSkillId(envelope);
    using entry = queue.enter({ requestId, command: name, skillId, signal: options.signal });
    await entry.ready();
    entry.signal.throwIfAborted();
    const context: CommandContext = {
      workspace,
      host,
      requestId,
      signal: entry.signal,
      onProgress(progress) {
        options.onProgress?.(progress);
        const facts = { request_id: requestId, command: name, ...progress };
        events.emit({ event: "command.progress", payload: facts });
      },
    };
    if (name === skillInvoke.name && events.listeners > 0) await listenToFactory();
    const next = () => command.run(parsed.data, context);
    const override = overrides.get(name);
    const result = command.result.parse(
      await (override ? override(parsed.data, context, next) : next()),
    );
    if (events.listeners > 0) {
      watch?.check();
      for (const event of eventsOfResult({ requestId, command: name, skillId, result })) {
        events.emit(event);
      }
    }
    return result;
  }

  return {
    stopping: stopping.signal,
    get pending() {
      return queue.size;
    },
    idle: () => queue.idle(),
    subscribe(listener) {
      const subscription = events.subscribe(listener);
      watch ??= watchSkills(workspace.store, (event) => events.emit(event));
      const { hot_reload_enabled: hotReload, paths } = workspace.config.skills;
      // Opens what runs skills, and with it what watches their files.
      if (hotReload && paths.length > 0) void listenToFactory();
      return {
        [Symbol.dispose]() {
          subscription[Symbol.dispose]();
          if (events.listeners > 0) return;
          watch?.[Symbol.dispose]();
          watch = undefined;
          factoryWatch?.then(
            (watching) => watching[Symbol.dispose](),
            () => {},
          );
          factoryWatch = undefined;
        },
      };
    },
    async handle(envelope, options = {}) {
      const requestId = readRequestId(envelope);
      const base = { v: contractVersion, request_id: requestId } as const;
      try {
        const payload = await run(envelope, requestId, options);
        return { ...base, ok: true, payload, error: null };
      } catch (error) {
        const explained = await explainCodeSkill(error, envelope, workspace);
        return { ...base, ok: false, payload: null, ...describeError(explained) };
      }
    },
  };
}

function overridesOf(
  handlers: CommandHandlers | HostCommandHandler,
): ReadonlyMap<string, ErasedHandler | undefined> {
  if (!(handlers instanceof HostCommandHandler)) return new Map(Object.entries(handlers));
  return new Map(
    Object.entries(hostCommands).map(([method, { name }]) => {
      const overridden: unknown = Reflect.get(handlers, method);
      return [name, typeof overridden === "function" ? overridden.bind(handlers) : undefined];
    }),
  );
}

function parsePayload({ name, payload }: CommandDefinition, value: unknown) {
  try {
    const parsed = payload.safeParse(value);
    if (parsed.success) return parsed;
    throw new PayloadError(name, describeIssues(parsed.error), parsed.error.issues);
  } catch (error) {
    // A payload of a million brackets: schemas of nested JSON call themselves.
    if (error instanceof RangeError) throw new PayloadError(name, "it is nested too deeply");
    throw error;
  }
}

function unknownCommand(name: string) {
  return new SkillwrightError<HostErrorCode>(
    `there is no command ${JSON.stringify(name.slice(0, 100))}`,
    { code: "command-unknown", hint: "See docs/contract/ for those that there are." },
  );
}

function hostStopping() {
  return new SkillwrightError<HostErrorCode>("the host takes no more commands: it was stopped", {
    code: "host-stopping",
  });
}
