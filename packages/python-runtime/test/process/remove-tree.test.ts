import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { removeTree } from "../../src/process/remove-tree.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

it("removes what is deeper than a path, and what has no rights", async () => {
  using directory = temporaryDirectory();
  const name = "d".repeat(200);
  let nested = join(directory.path, "tree");
  mkdirSync(nested);
  // Built from the inside out: no path on the way is too long.
  for (let depth = 0; depth < 30; depth++) {
    const parent = join(directory.path, `level-${depth}`);
    mkdirSync(parent);
    renameSync(nested, join(parent, name));
    nested = parent;
  }
  mkdirSync(join(nested, "locked"));
  writeFileSync(join(nested, "locked", "file"), "");
  chmodSync(join(nested, "locked"), 0o100);
  await removeTree(nested);
  expect(existsSync(nested)).toBe(false);
  await removeTree(nested);
});
