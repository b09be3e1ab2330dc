import { expect, it } from "vitest";
import { SkillwrightError } from "./skillwright-error.ts";

const error = new SkillwrightError("no Python", { code: "python-not-found", hint: "Install one." });

it("keeps code, hint and cause", () => {
  const cause = new Error("ENOENT");
  const wrapped = new SkillwrightError("no Python", { code: "python-not-found", cause });
  expect(wrapped).toMatchObject({ code: "python-not-found", hint: undefined, cause });
  expect(error.hint).toBe("Install one.");
});

it("recognises its kind, and one code of it", () => {
  expect(SkillwrightError.is(error)).toBe(true);
  expect(SkillwrightError.is(error, "python-not-found")).toBe(true);
  expect(SkillwrightError.is(error, "runtime-lost")).toBe(false);
});

it("recognises errors of another copy of the class", () => {
  const brand = Symbol.for("skillwright.error");
  const foreign = Object.assign(new Error("no Python"), {
    code: "python-not-found",
    [brand]: true,
  });
  expect(SkillwrightError.is(foreign)).toBe(true);
});

it.each([new Error("plain"), { code: "python-not-found" }, "text", undefined])(
  "does not take %o for one",
  (value) => {
    expect(SkillwrightError.is(value)).toBe(false);
  },
);
