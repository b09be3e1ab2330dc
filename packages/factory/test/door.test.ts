import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** Runs TypeScript as a program of its own that has this package installed. */
async function run(source: string): Promise<string> {
  const flags = ["--conditions=@skillwright/source", "--input-type=module-typescript"];
  const node = promisify(execFile);
  const { stdout } = await node(process.execPath, [...flags, "-e", source], { cwd: root });
  return stdout;
}

it("the README's example runs", async () => {
  const readme = await readFile(resolve(root, "README.md"), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const [greeting, p95] = (await run(example)).split("\n");
  expect(greeting).toBe("Hello, Ada");
  expect(Number(p95)).toBeGreaterThan(0);
});

it("importing the package loads no parser, watcher, path library, ruff or SQLite", async () => {
  const source = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import("@skillwright/factory");
    console.log(JSON.stringify([...loaded, ...process.moduleLoadList]));
  `;
  const loaded: string[] = JSON.parse(await run(source));
  expect(loaded.some((name) => name.includes("cockatiel"))).toBe(true);
  const late = /@babel|chokidar|jsonpath|ruff|lezer|sqlite|\/ajv/;
  const sources = /\/packages\/[\w-]+\/src\//;
  expect(loaded.filter((name) => late.test(name) && !sources.test(name))).toEqual([]);
});
