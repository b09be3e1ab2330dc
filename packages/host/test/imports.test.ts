import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("loads only what every command needs with the package's door", async () => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import("@skillwright/host");
    console.log(JSON.stringify(loaded));
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=@skillwright/source", "--input-type=module", "--eval", script],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), maxBuffer: 64 * 1024 * 1024 },
  );
  const loaded: string[] = JSON.parse(stdout);
  expect(loaded.some((url) => url.includes("host-server"))).toBe(true);
  const slow = loaded.filter((url) => /modelcontextprotocol|lancedb|onnxruntime/.test(url));
  expect(slow).toEqual([]);
  const packages = new Set(loaded.map((url) => /\/packages\/([a-z-]+)\/src\//.exec(url)?.[1]));
  packages.delete(undefined);
  expect([...packages].toSorted()).toEqual(["core", "host", "python-runtime"]);
});
