/**
 * Runs tests as on a machine without a sandbox: every directory of PATH that has what it needs is
 * replaced by one with links to everything else.
 *
 * Arguments go to vitest; without any, the tests that a missing sandbox concerns. One of them fails
 * when there is a sandbox after all.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** What the sandbox cannot do without. */
const program = process.platform === "linux" ? "bwrap" : "rg";
const concerned = [
  ...["--project", "python-runtime:*", "--project", "tests:*", "--project", "generator:*"],
  ...["start-skill", "test-skill", "plan-launch", "skill-runner", "without-sandbox"],
  "improve/deterministic",
];

const shadows = mkdtempSync(join(tmpdir(), "skillwright-without-sandbox-"));
try {
  const directories = (process.env["PATH"] ?? "").split(delimiter).filter((dir) => dir !== "");
  const path = directories.map((dir, index) => (has(dir) ? shadow(dir, `${index}`) : dir));
  const vitest = resolve(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : concerned;
  const { status } = spawnSync(process.execPath, [vitest, "run", ...chosen], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, PATH: path.join(delimiter), SKILLWRIGHT_TEST_SANDBOX: "none" },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(shadows, { recursive: true, force: true });
}

function has(dir: string): boolean {
  return existsSync(join(dir, program));
}

/** A directory with the same programs but one. */
function shadow(dir: string, name: string): string {
  const copy = join(shadows, name);
  mkdirSync(copy);
  for (const entry of readdirSync(dir)) {
    if (entry !== program) symlinkSync(join(dir, entry), join(copy, entry));
  }
  return copy;
}
