import { type Diagnostic, rpcErrorCodes, SkillwrightError } from "@skillwright/core";
import type { ConnectedSkill } from "../process/connected-skill.ts";

interface Probe {
  readonly code: string;
  /** Completes "… is answered with". */
  readonly what: string;
  readonly line: (id: number) => string;
  /** The error code that JSON-RPC demands, or that there must be no answer at all. */
  readonly expected: number | "no answer";
}

const probes: readonly Probe[] = [
  {
    code: "skill-malformed-json",
    what: "a line that is not JSON",
    line: () => '{"jsonrpc": "2.0", "id": \n',
    expected: rpcErrorCodes.parseError,
  },
  {
    code: "skill-unknown-method",
    what: "an unknown method",
    line: (id) => `{"jsonrpc":"2.0","id":${id},"method":"no.such.method"}\n`,
    expected: rpcErrorCodes.methodNotFound,
  },
  {
    code: "skill-batch",
    what: "a batch",
    line: (id) => `[{"jsonrpc":"2.0","id":${id},"method":"health"}]\n`,
    expected: rpcErrorCodes.invalidRequest,
  },
  {
    code: "skill-notification",
    what: "a request without id",
    line: () => '{"jsonrpc":"2.0","method":"health"}\n',
    expected: "no answer",
  },
];

/**
 * Sends what JSON-RPC has rules for and hosts rarely send. A skill that does not survive it, which
 * the health check after each probe shows, has an error; one that answers otherwise, a warning.
 */
export async function probeRobustness(
  skill: ConnectedSkill,
  options: { timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const probe of probes) {
    const answers: string[] = [];
    const stop = skill.connection.onStray((line) => answers.push(line));
    try {
      skill.connection.writeLine(probe.line(skill.connection.takeId()));
      await skill.health(options);
    } catch (error) {
      if (!SkillwrightError.is(error)) throw error;
      const message = `it does not survive ${probe.what}: ${error.message}`;
      diagnostics.push({ code: probe.code, severity: "error", message });
      return diagnostics;
    } finally {
      stop();
    }
    const got = answers.map(readErrorCode).find((code) => code !== undefined) ?? "no answer";
    if (got === probe.expected) continue;
    const message = `${probe.what} is answered with ${got}; JSON-RPC wants ${probe.expected}`;
    diagnostics.push({ code: probe.code, severity: "warning", message });
  }
  return diagnostics;
}

/** The error code of an answer, `"a result"`, or `undefined` for what is no answer. */
function readErrorCode(line: string): number | string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return undefined;
    if (Array.isArray(value)) return "a batch";
    if ("result" in value) return "a result";
    if (!("error" in value) || typeof value.error !== "object" || value.error === null)
      return undefined;
    return "code" in value.error && typeof value.error.code === "number"
      ? value.error.code
      : undefined;
  } catch {
    return undefined;
  }
}
