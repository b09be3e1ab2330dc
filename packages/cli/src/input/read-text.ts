import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text as readStream } from "node:stream/consumers";
import type { CliStreams } from "../cli-streams.ts";
import { usageError } from "../usage-error.ts";

/**
 * Reads a file named on the command line, or standard input for `-`.
 *
 * @throws SkillwrightError `usage`
 */
export async function readText(
  name: string,
  { stdin, cwd }: Pick<CliStreams, "stdin" | "cwd">,
): Promise<string> {
  if (name === "-") return readStream(stdin);
  const file = resolve(cwd, name);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw usageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
