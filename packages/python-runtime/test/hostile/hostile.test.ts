import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkSandboxSupport, closeSandbox } from "../../src/index.ts";
import { attempts } from "./attempts.ts";

const support = await checkSandboxSupport();
await closeSandbox();
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

const report = z.object({
  name: z.string(),
  evidence: z.array(z.string()),
  answer: z.string(),
  maxMb: z.number(),
});

/** Lets a host of its own, possibly of another user, run skills that attack it. */
async function attack({
  sandbox = "required",
  user,
  names = [],
}: {
  sandbox?: string;
  user?: number;
  names?: readonly string[];
}) {
  const program = fileURLToPath(new URL("./run-attempts.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=@skillwright/source", program, sandbox, ...names],
    {
      env: { PATH: user === undefined ? process.env["PATH"] : "/usr/local/bin:/usr/bin:/bin" },
      ...(user !== undefined && { uid: user, gid: user }),
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return stdout
    .trim()
    .split("\n")
    .map((line) => report.parse(JSON.parse(line)));
}

it("has at least forty attempts, each with what stops it", () => {
  expect(new Set(attempts.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  for (const { mechanism } of attempts) expect(mechanism).not.toBe("");
});

// Where there is no sandbox nothing here could hold; that such skills are refused is tested elsewhere.
describe.skipIf(!support.available)(
  "every hostile skill is contained, and the host stays below 300 MB",
  () => {
    const users = isRoot ? [undefined, nobody] : [undefined];
    it.each(users)("as user %s (undefined: our own)", { timeout: 300_000 }, async (user) => {
      const reports = await attack({ ...(user !== undefined && { user }) });
      expect(reports.map(({ name }) => name).sort()).toEqual(
        attempts.map(({ name }) => name).sort(),
      );
      expect(reports.filter(({ evidence }) => evidence.length > 0)).toEqual([]);
      // A skill that never ran its attack proves nothing.
      expect(
        reports.filter(({ answer }) => /NameError|SyntaxError|TypeError|handshake/.test(answer)),
      ).toEqual([]);
      expect(Math.max(...reports.map(({ maxMb }) => maxMb))).toBeLessThan(300);
    });
  },
);

it("notices what gets through: without a sandbox these attempts succeed", {
  timeout: 300_000,
}, async () => {
  const names = attempts.filter(({ control }) => control).map(({ name }) => name);
  const reports = await attack({ sandbox: "off", names });
  expect(reports.filter(({ evidence }) => evidence.length === 0).map(({ name }) => name)).toEqual(
    [],
  );
});
