import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it("loads neither LanceDB nor a model when it is imported", async () => {
  const script = `
    await import("@skillwright/discovery");
    const { createRequire } = await import("node:module");
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify(loaded.filter((file) => /lancedb|energetic|transformers|apache-arrow/.test(file))));`;
  const { stdout } = await run(
    process.execPath,
    ["--conditions=@skillwright/source", "--input-type=module", "--eval", script],
    { cwd: import.meta.dirname },
  );
  expect(JSON.parse(stdout)).toEqual([]);
});
