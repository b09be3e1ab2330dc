import { expect, it } from "vitest";
import { skillErrorCode } from "./skill-error-code.ts";

it.each([
  [{ code: -32000, data: { code: "service-error" } }, "service-error"],
  [{ code: -32602, data: { code: "credential-missing" } }, "credential-missing"],
  [{ code: -32700 }, "parse-error"],
  [{ code: -32600 }, "invalid-request"],
  [{ code: -32601 }, "method-not-found"],
  [{ code: -32602, data: { field: "city" } }, "invalid-input"],
  [{ code: -32603, data: null }, "internal-error"],
  [{ code: -32000, data: { code: "Not Kebab" } }, "skill-error"],
  [{ code: -32000, data: { code: "trailing-" } }, "skill-error"],
  [{ code: -1, data: ["service-error"] }, "skill-error"],
])("%j is %s", (error, code) => {
  expect(skillErrorCode(error)).toBe(code);
});
