import { expect, it } from "vitest";
import { parseHandshakeResult } from "./parse-handshake-result.ts";

const options = { fallbackVersion: "0.3.0" };

it("reads what skills of ours answer", () => {
  const answer = { name: "x", version: "1.0.0", protocol_version: "1.0", capabilities: ["invoke"] };
  expect(parseHandshakeResult(answer, options)).toEqual({
    name: "x",
    version: "1.0.0",
    protocolVersion: "1.0",
    capabilities: ["invoke"],
  });
});

it("reads older spellings, and falls back to the manifest's version", () => {
  const answer = { skill_name: "x", protocol: "fae-skill-v1" };
  expect(parseHandshakeResult(answer, options)).toEqual({
    name: "x",
    version: "0.3.0",
    protocolVersion: "fae-skill-v1",
    capabilities: [],
  });
});

it("takes a skill that names no protocol to speak ours", () => {
  expect(parseHandshakeResult({ name: "x" }, options).protocolVersion).toBe("1.0");
});

it.each([undefined, null, "x", [], {}, { name: 1 }, { name: "x", capabilities: "invoke" }])(
  "refuses %j",
  (answer) => {
    expect(() => parseHandshakeResult(answer, options)).toThrow(
      expect.objectContaining({ code: "protocol-invalid-handshake" }),
    );
  },
);
