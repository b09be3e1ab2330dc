import type { AcceptanceTest, JsonObject } from "@skillwright/core";
import type { ActionNames } from "./action-names.ts";
import type { ApiOperation } from "./openapi-document.ts";
import { sampleInput } from "./sample-input.ts";

/** The acceptance tests of one operation: its preview without network, itself where that is safe. */
export function buildTests(
  { action, preview }: ActionNames,
  input: JsonObject,
  { method }: ApiOperation,
  credentials: boolean,
): AcceptanceTest[] {
  const sample = sampleInput(input);
  const required = Array.isArray(input["required"]) && input["required"].length > 0;
  const needs = [...(credentials ? (["credentials"] as const) : []), "network" as const];
  return [
    ...(required ? [{ action: preview, input: {}, expectError: "invalid-input", needs: [] }] : []),
    ...(sample ? [{ action: preview, input: sample, expect: { method }, needs: [] }] : []),
    // What changes nothing may be tried against the service itself.
    ...(sample && method === "GET" ? [{ action, input: sample, expect: {}, needs }] : []),
  ];
}
