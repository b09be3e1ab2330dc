import { z } from "zod";
import { SkillwrightError } from "../errors/skillwright-error.ts";
import type { JsonValue } from "../json/json-value.ts";
import type { ProtocolMessage } from "./protocol-message.ts";

/** Not looked into: the line went through `JSON.parse`, so it holds nothing else. */
const json = z.custom<JsonValue>((value) => value !== undefined);

const id = z.int().nonnegative();

const errorSchema = z.object({
  id,
  error: z.object({ code: z.int32(), message: z.string(), data: json.exactOptional() }),
});

const responseSchema = z.object({ id, result: json });

const notificationSchema = z.object({ method: z.string(), params: json.exactOptional() });

/**
 * One line from a skill, blanks around it ignored.
 *
 * Ids are numbers because ours are; `result` counts even beside an `error`; unknown members are ignored.
 *
 * @throws SkillwrightError `protocol-invalid-message` for anything that is not an answer or a notification:
 * blank lines, noise, batches, requests.
 */
export function parseMessageLine(line: string): ProtocolMessage {
  const message = parseObject(line);
  if (message["jsonrpc"] !== "2.0") throw invalid('expected jsonrpc version "2.0"', line);
  if (!("id" in message)) {
    return { kind: "notification", ...read(notificationSchema, message, line) };
  }
  if ("result" in message) return { kind: "response", ...read(responseSchema, message, line) };
  if ("error" in message) return { kind: "error", ...read(errorSchema, message, line) };
  throw invalid("neither result nor error", line);
}

function parseObject(line: string): Record<string, unknown> {
  if (line.trim() === "") throw invalid("empty message line", line);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid("not JSON", line, cause);
  }
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) throw invalid("not a JSON object", line);
  return object.data;
}

function read<T>(schema: z.ZodType<T>, message: Record<string, unknown>, line: string): T {
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw invalid(problems.join("; "), line, result.error);
}

function invalid(problem: string, line: string, cause?: unknown): SkillwrightError {
  const quoted = JSON.stringify(line.length > 200 ? `${line.slice(0, 200)}…` : line);
  return new SkillwrightError(`invalid message from the skill: ${problem}, in ${quoted}`, {
    code: "protocol-invalid-message",
    cause,
  });
}
