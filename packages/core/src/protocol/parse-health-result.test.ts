import { expect, it } from "vitest";
import { parseHealthResult } from "./parse-health-result.ts";

it.each([
  [{ status: "ok" }, { status: "ok" }],
  [{ status: "healthy" }, { status: "ok" }],
  [
    { status: "degraded", detail: "slow" },
    { status: "degraded", detail: "slow" },
  ],
  [{ status: "failing", uptime: 3 }, { status: "failing" }],
])("reads %j", (answer, health) => {
  expect(parseHealthResult(answer)).toStrictEqual(health);
});

it.each([null, "ok", {}, { status: "OK" }, { status: "ok", detail: 1 }])("refuses %j", (answer) => {
  expect(() => parseHealthResult(answer)).toThrow(
    expect.objectContaining({ code: "protocol-invalid-health" }),
  );
});
