import {
  type HandshakeResult,
  parseHandshakeResult,
  protocolVersion,
  rpcErrorCodes,
  type SkillManifest,
} from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { RequestOptions, SkillConnection } from "./skill-connection.ts";

/** How a skill spells its methods. */
export type Dialect = "" | "skill.";

/** What the host calls itself; skills may log it. */
const hostVersion = "0.1.0";

/**
 * Introduces the host and checks who answers. A skill that knows no `handshake` is asked once more
 * for `skill.handshake`; the spelling that it answers is kept for the connection.
 *
 * @throws SkillwrightError `skill-handshake-failed`, `skill-timeout`, or how the process ended.
 */
export async function shakeHands(
  connection: SkillConnection,
  { id, version }: SkillManifest,
  options: RequestOptions,
): Promise<{ readonly handshake: HandshakeResult; readonly dialect: Dialect }> {
  const params = {
    expected_name: id,
    host_version: hostVersion,
    fae_version: hostVersion,
    protocol_version: protocolVersion,
  };
  for (const dialect of ["", "skill."] as const) {
    const answer = await connection.request(`${dialect}handshake`, params, options);
    if (answer.status === "error") {
      const { code, message } = answer.error;
      if (code === rpcErrorCodes.methodNotFound && dialect === "") continue;
      throw failure(id, `it answered with the error ${code}: ${message}`);
    }
    const handshake = readHandshake(id, answer.result, version);
    if (handshake.name !== id) {
      throw failure(id, `name mismatch: expected ${id}, it calls itself ${handshake.name}`);
    }
    return { handshake, dialect };
  }
  throw failure(id, "it knows neither handshake nor skill.handshake");
}

function readHandshake(id: string, result: unknown, fallbackVersion: string): HandshakeResult {
  try {
    return parseHandshakeResult(result, { fallbackVersion });
  } catch (error) {
    throw failure(id, error instanceof Error ? error.message : String(error), error);
  }
}

function failure(id: string, reason: string, cause?: unknown): Error {
  return runtimeError(`the handshake with ${id} failed: ${reason}`, {
    code: "skill-handshake-failed",
    hint: 'Answer "handshake" with the name from its params ("expected_name").',
    cause,
  });
}
