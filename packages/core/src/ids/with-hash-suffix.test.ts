import { expect, it } from "vitest";
import { withHashSuffix } from "./with-hash-suffix.ts";

it("adds eight hexadecimal digits of the seed", () => {
  // printf 'send mail' | sha256sum
  expect(withHashSuffix("send-mail", "send mail")).toBe("send-mail-7fe0a52b");
});

it("gives different seeds different ids", () => {
  expect(withHashSuffix("send-mail", "a")).not.toBe(withHashSuffix("send-mail", "b"));
});

it("cuts the id so that the whole has 60 characters", () => {
  expect(withHashSuffix("x".repeat(60), "seed")).toHaveLength(60);
});

it("leaves no separator before the hash", () => {
  expect(withHashSuffix(`${"x".repeat(50)}-${"y".repeat(9)}`, "seed")).toMatch(
    /^x{50}-[0-9a-f]{8}$/,
  );
});
