import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { workspaceEnvironment } from "./temporary-workspace.ts";

// Not a dependency: the command line stands above the host, and only these tests look up.
const cli = createRequire(new URL("../../../../package.json", import.meta.url));

/** How the repository runs `skill`: program and first arguments. */
export const skillCommand = [
  process.execPath,
  "--conditions=@skillwright/source",
  join(dirname(cli.resolve("@skillwright/cli/package.json")), "src/main.ts"),
] as const;

/** Ours, as the workspaces of the other tests have it. */
export const testEnvironment: NodeJS.ProcessEnv = { ...process.env, ...workspaceEnvironment };

/** A temporary data directory, and `skill` commands on it as processes. */
export interface SkillHome extends AsyncDisposable {
  readonly home: string;
  start(...args: string[]): SkillProcessUnderTest;
}

/** A running `skill` command. */
export interface SkillProcessUnderTest {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly input: Writable;
  readonly output: Readable;
  /** Everything on stderr, when it has ended. */
  readonly errors: Promise<string>;
  /** Its exit code. */
  exited(): Promise<number | null>;
}

/** Makes an empty data directory; processes still running are killed with it. */
export async function createSkillHome(): Promise<SkillHome> {
  const home = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const children: SkillProcessUnderTest["child"][] = [];
  return {
    home,
    start(...args) {
      const [program, ...first] = skillCommand;
      const child = spawn(program, [...first, "--home", home, ...args], {
        stdio: ["pipe", "pipe", "pipe"],
        env: testEnvironment,
      });
      children.push(child);
      return {
        child,
        input: child.stdin,
        output: child.stdout,
        errors: text(child.stderr),
        async exited() {
          if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
          return child.exitCode;
        },
      };
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill("SIGKILL");
      await rm(home, { recursive: true, force: true });
    },
  };
}
