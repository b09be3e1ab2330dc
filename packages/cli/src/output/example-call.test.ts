import { expect, it } from "vitest";
import { exampleCall } from "./example-call.ts";

it("quotes the input for a shell, apostrophes included", () => {
  expect(exampleCall("pnpm skill", "greet", "say", { text: "it's $HOME" })).toBe(
    `pnpm skill run greet say --input '{"text":"it'\\''s $HOME"}'`,
  );
});
