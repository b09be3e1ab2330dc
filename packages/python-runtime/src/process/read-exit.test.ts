import { expect, it } from "vitest";
import { readExit } from "./read-exit.ts";

it.each([
  [
    { exitCode: 0, signalCode: null },
    { exitCode: 0, signal: null },
  ],
  [
    { exitCode: 3, signalCode: null },
    { exitCode: 3, signal: null },
  ],
  [
    { exitCode: null, signalCode: "SIGTERM" as const },
    { exitCode: null, signal: "SIGTERM" },
  ],
  // As a shell says that what it ran was killed.
  [
    { exitCode: 137, signalCode: null },
    { exitCode: null, signal: "SIGKILL" },
  ],
  [
    { exitCode: 255, signalCode: null },
    { exitCode: 255, signal: null },
  ],
])("reads %j as %j", (child, end) => {
  expect(readExit(child)).toEqual(end);
});
