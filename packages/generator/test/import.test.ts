import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("loads neither the AI SDK nor a provider nor the OpenAPI parser before they are used", async () => {
  const program = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ resolve: (name, context, next) => { loaded.push(name); return next(name, context); } });
    const { createLlmAuthor } = await import("@skillwright/generator");
    createLlmAuthor({ provider: "anthropic", model: "x", lookUpKey: () => undefined });
    console.log(JSON.stringify(loaded.filter((name) => !name.startsWith("."))));`;
  const args = ["--conditions=@skillwright/source", "--input-type=module", "-e", program];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
  });
  const loaded: unknown = JSON.parse(stdout);
  expect(loaded).toContain("@skillwright/generator");
  expect(loaded).not.toContain("ai");
  expect(String(loaded)).not.toMatch(/@ai-sdk|openapi-parser/);
});
