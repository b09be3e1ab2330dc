import { expect, it } from "vitest";
import { lanceReason } from "./lance-reason.ts";

it.each([
  [
    "lance error: LanceError(IO): No space left on device (os error 28), /usr/local/cargo/registry/src/index/lance-file-12.0.0/src/writer/structural.rs:255:9  Caused by: LanceError(IO): No space left on device (os error 28), /usr/local/cargo/registry/src/index/lance-file-12.0.0/src/writer/structural.rs:255:9    Caused by: No space left on device (os error 28)",
    "No space left on device (os error 28)",
  ],
  [
    "Unable to created lance dataset at /data/index: Permission denied (os error 13)",
    "Permission denied (os error 13)",
  ],
  [
    "lance error: Invalid user input: Schema error: No field named x, C:\\build\\lance\\src\\a.rs:12:3\n  Caused by: Schema error",
    "lance error: Invalid user input: Schema error: No field named x",
  ],
  ["", "no reason given"],
])("shortens %j", (message, reason) => {
  expect(lanceReason(message)).toBe(reason);
});
