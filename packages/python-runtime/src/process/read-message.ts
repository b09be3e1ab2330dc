import { type JsonValue, type ProtocolMessage, parseMessageLine } from "@skillwright/core";

/**
 * `parseMessageLine`, with a short way for plain results, which nearly every line is: the schemas of
 * core take 30 µs, as long as the whole rest of a call (benchmarks/python-runtime-round-trip.ts).
 *
 * @throws SkillwrightError `protocol-invalid-message`.
 */
export function readMessage(line: string): ProtocolMessage {
  const message = parseObject(line);
  const { id, result } = message;
  const plain = message["jsonrpc"] === "2.0" && Number.isSafeInteger(id) && Number(id) >= 0;
  if (plain && result !== undefined) return { kind: "response", id: Number(id), result };
  return parseMessageLine(line);
}

function parseObject(line: string): Readonly<Record<string, JsonValue>> {
  try {
    const value: Readonly<Record<string, JsonValue>> | null = JSON.parse(line);
    // A list has no `jsonrpc` either, and goes the long way.
    return value ?? {};
  } catch {
    return {};
  }
}
