import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { JsonObject, JsonValue } from "@skillwright/core";
import { afterAll } from "vitest";
import { templatesDir } from "../../src/templates/load-templates.ts";
import { python } from "./python.ts";

/** A template's script, running for real, spoken to in raw lines. */
export interface SkillSession extends AsyncDisposable {
  /** Sends one line and waits for the next one. */
  ask(line: string | Uint8Array): Promise<JsonObject>;
  /** Sends a line that gets no answer. */
  tell(line: string): void;
  /** `invoke` with these fields: the result, or the error with its `data`. */
  invoke(action: string, input?: JsonObject): Promise<JsonObject>;
  /** Ends the input; gives the exit code. */
  end(): Promise<number | null>;
  /** What went to stderr so far. */
  stderr(): string;
}

/** Starts `<template>/skill.py` with a clean environment and these variables. */
export function startTemplate(template: string, env: Record<string, string> = {}): SkillSession {
  const child: ChildProcessWithoutNullStreams = spawn(
    python,
    ["-I", join(templatesDir, template, "skill.py")],
    { env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", ...env } },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, "exit");
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  let lastId = 0;

  async function ask(line: string | Uint8Array): Promise<JsonObject> {
    child.stdin.write(line);
    child.stdin.write("\n");
    const next = await lines.next();
    if (next.done) throw new Error(`no answer; stderr: ${stderr}`);
    return JSON.parse(next.value) as JsonObject;
  }

  return {
    ask,
    tell: (line) => void child.stdin.write(`${line}\n`),
    async invoke(action, input = {}) {
      const id = ++lastId;
      const params = { action, ...input };
      const answer = await ask(JSON.stringify({ jsonrpc: "2.0", id, method: "invoke", params }));
      if (answer["id"] !== id) throw new Error(`answer to another request: ${answer["id"]}`);
      return (answer["result"] ?? answer["error"]) as JsonObject;
    },
    async end() {
      child.stdin.end();
      const [code] = await exited;
      return code;
    },
    stderr: () => stderr,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** One running skill for all tests of a file: most need no environment and leave no trace in it. */
export function shareTemplate(template: string): SkillSession {
  const skill = startTemplate(template);
  afterAll(() => skill[Symbol.asyncDispose]());
  return skill;
}

/** The code in the `data` of an error. */
export function errorCode(error: JsonObject): JsonValue | undefined {
  const { data } = error;
  return data === undefined ? undefined : (data as JsonObject)["code"];
}
