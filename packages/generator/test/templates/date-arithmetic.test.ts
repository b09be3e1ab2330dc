import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("date-arithmetic");

describe("date-arithmetic", () => {
  it.each([
    ["2024-02-28", "2024-03-01", { days: 2, working_days: 2 }],
    ["2026-01-02", "2026-01-05", { days: 3, working_days: 1 }],
    ["2026-01-05", "2026-01-02", { days: -3, working_days: -1 }],
    ["2000-02-29", "2001-02-28", { days: 365, calendar: { years: 1, months: 0, days: 0 } }],
    ["1999-12-31", "2000-01-01", { calendar: { years: 0, months: 0, days: 1 } }],
    ["0001-01-01", "9999-12-31", { days: 3652058 }],
    ["2026-06-01", "2026-06-01", { days: 0, weeks: 0, working_days: 0 }],
  ])("counts from %s to %s", async (from, to, expected) => {
    expect(await skill.invoke("difference", { from, to })).toMatchObject(expected);
  });

  it("leaves holidays out of the working days, weekends once", async () => {
    const holidays = ["2026-12-25", "2026-12-26", "2027-01-01"];
    const input = { from: "2026-12-23", to: "2026-12-31", holidays };
    expect(await skill.invoke("difference", input)).toMatchObject({ working_days: 5 });
  });

  it.each([
    [{ date: "2024-02-29", years: 1 }, "2025-02-28"],
    [{ date: "2026-03-31", months: -1 }, "2026-02-28"],
    [{ date: "2026-01-01", days: -1 }, "2025-12-31"],
    [{ date: "2026-01-30", weeks: 2, days: 1 }, "2026-02-14"],
    [{ date: "2026-01-02", working_days: 1 }, "2026-01-05"],
    [{ date: "2026-01-05", working_days: -1 }, "2026-01-02"],
    [{ date: "2026-01-01" }, "2026-01-01"],
  ])("adds %j", async (input, date) => {
    expect(await skill.invoke("add", input)).toMatchObject({ date });
  });

  it("knows today", async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { date } = await skill.invoke("describe", {});
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(date);
    expect(await skill.invoke("difference", { from: "today" })).toMatchObject({ days: 0 });
  });

  it.each([
    ["2026-01-15T09:30", "America/New_York", "Asia/Tokyo", "2026-01-15T23:30:00+09:00"],
    ["2026-07-15T09:30", "Europe/London", "UTC", "2026-07-15T08:30:00+00:00"],
    ["2026-07-15T09:30+05:30", "Europe/London", "UTC", "2026-07-15T04:00:00+00:00"],
    ["2026-01-01T00:30Z", "UTC", "America/Los_Angeles", "2025-12-31T16:30:00-08:00"],
  ])("converts %s from %s to %s", async (time, from_zone, to_zone, expected) => {
    expect(await skill.invoke("convert_time", { time, from_zone, to_zone })).toMatchObject({
      time: expected,
    });
  });

  it.each([
    ["difference", { from: "2026-02-30", to: "2026-03-01" }],
    ["difference", { from: "20260101" }],
    ["difference", { from: 5 }],
    ["difference", { holidays: ["x"] }],
    ["add", { date: "9999-12-31", days: 1 }],
    ["add", { date: "2026-01-01", years: 4_000_000 }],
    ["add", { days: 1.5 }],
    ["add", { working_days: 100_000 }],
    ["convert_time", { time: "yesterday" }],
    ["convert_time", { to_zone: "Mars/Base" }],
    ["convert_time", { to_zone: "../../etc/passwd" }],
    ["convert_time", { time: "0001-01-01T00:00", to_zone: "America/New_York" }],
  ])("refuses %s of %j", async (action, input) => {
    expect(errorCode(await skill.invoke(action, input))).toBe("invalid-input");
  });
});
