import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { pythonCandidates } from "./python-candidates.ts";

function program(dir: string, name: string, mode = 0o755): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, name), "");
  chmodSync(join(dir, name), mode);
  return join(dir, name);
}

it("prefers python3 anywhere on PATH, then newer minors, then the home directory, then pyenv", () => {
  using directory = temporaryDirectory();
  const [a, b, home] = ["a", "b", "home"].map((name) => join(directory.path, name));
  if (a === undefined || b === undefined || home === undefined) throw new Error("unreachable");
  const minor = program(a, "python3.12");
  const newer = program(b, "python3.13");
  const main = program(b, "python3");
  program(a, "python3.14", 0o644);
  const local = program(join(home, ".local", "bin"), "python3");
  const old = program(join(home, ".pyenv", "versions", "3.9.1", "bin"), "python3");
  const recent = program(join(home, ".pyenv", "versions", "3.12.0", "bin"), "python3");
  const found = pythonCandidates({ PATH: `${a}:${b}` }, home);
  const ours = found.filter((file) => file.startsWith(directory.path));
  expect(ours).toEqual([main, newer, minor, local, recent, old]);
});
