import { parentPort, workerData } from "node:worker_threads";
import type { JsonValue } from "@skillwright/core";
import type { CodeSkill } from "../skill/define-skill.ts";
import type { SkillContext } from "../skill/skill-context.ts";
import type {
  FromWorker,
  HostQuestion,
  ToWorker,
  WorkerContext,
  WorkerError,
  WorkerStart,
} from "./worker-messages.ts";

// The thread that runs one instance of a code skill. It imports nothing but types of ours, so that
// it starts fast and the skill's modules are the only ones in it.

const port = parentPort;
if (port === null) throw new Error("this module runs in a worker thread");
const send = (message: FromWorker) => port.postMessage(message);

const start: WorkerStart = workerData;
const running = new Map<number, AbortController>();
const questions = new Map<number, PromiseWithResolvers<JsonValue | undefined>>();
let asked = 0;

type LoadedSkill = Partial<Pick<CodeSkill<unknown>, "metadata">> &
  Omit<CodeSkill<unknown>, "metadata">;

try {
  const skill = await loadSkill();
  const { config } = start;
  // Services are objects of the main thread: a skill that needs some is registered there.
  const signal = new AbortController().signal;
  const state = await skill.initialize?.({ config, services: {}, signal });
  port.on("message", (message: ToWorker) => handle(skill, state, message));
  send({ type: "ready" });
} catch (error) {
  send({ type: "unusable", error: describe(error) });
}

async function loadSkill(): Promise<LoadedSkill> {
  const module: { default?: unknown } = await import(start.entry);
  const skill = module.default;
  if (!isSkill(skill)) {
    throw withCode("its default export has no function `execute`", "skill-unreadable");
  }
  const { id = start.id, version = start.version } = skill.metadata ?? {};
  if (id !== start.id || version !== start.version) {
    const problem = `skill.json says ${start.id} ${start.version}, the code says ${id} ${version}`;
    throw withCode(problem, "skill-id-mismatch");
  }
  return skill;
}

function isSkill(value: unknown): value is LoadedSkill {
  return typeof value === "object" && value !== null && "execute" in value
    ? typeof value.execute === "function"
    : false;
}

function handle(skill: LoadedSkill, state: unknown, message: ToWorker): void {
  if (message.type === "execute") {
    void execute(skill, state, message);
  } else if (message.type === "abort") {
    running.get(message.id)?.abort(new Error(message.reason));
  } else {
    const question = questions.get(message.question);
    questions.delete(message.question);
    if ("error" in message) question?.reject(revive(message.error));
    else question?.resolve(message.value);
  }
}

async function execute(
  skill: LoadedSkill,
  state: unknown,
  { id, call, context }: Extract<ToWorker, { type: "execute" }>,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const problem = skill.validate?.(call);
    if (problem !== undefined) throw withCode(problem, "invalid-input");
    const value = await skill.execute(call, openContext(id, context, controller.signal), state);
    send({ type: "result", id, value });
  } catch (error) {
    send({ type: "error", id, error: describe(error) });
  } finally {
    running.delete(id);
  }
}

function openContext(id: number, context: WorkerContext, signal: AbortSignal): SkillContext {
  const ask = (body: HostQuestion) => askHost(id, body);
  return {
    ...context,
    signal,
    state: {
      get: (key) => ask({ method: "state.get", key }),
      set: async (key, value) => void (await ask({ method: "state.set", key, value })),
      delete: async (key) => void (await ask({ method: "state.delete", key })),
      keys: async () => {
        const keys = await ask({ method: "state.keys" });
        return Array.isArray(keys) ? keys.map(String) : [];
      },
    },
    call: async (skillId, { action, input } = {}) => {
      const call = { ...(action !== undefined && { action }), ...(input && { input }) };
      return (await ask({ method: "call", skillId, call })) ?? null;
    },
  };
}

function askHost(id: number, body: HostQuestion): Promise<JsonValue | undefined> {
  asked += 1;
  const answer = Promise.withResolvers<JsonValue | undefined>();
  questions.set(asked, answer);
  send({ type: "ask", id, question: asked, body });
  return answer.promise;
}

function describe(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    message: error.message,
    // DOM exceptions have numbers there.
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...("transient" in error && { transient: error.transient === true }),
    ...("data" in error && { data: JSON.parse(JSON.stringify(error.data ?? null)) }),
  };
}

function revive({ message, ...fields }: WorkerError): Error {
  return Object.assign(new Error(message), fields);
}

function withCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
