import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { text as readStream } from "node:stream/consumers";
import type { CliStreams } from "../cli-streams.ts";
import { usageError } from "../usage-error.ts";

/** More than any input that the host takes; devices such as /dev/zero have no end. */
const maxBytes = 64 * 1024 * 1024;

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
    return await readStream(boundedStream(file));
  } catch (error) {
    throw usageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

async function* boundedStream(file: string) {
  let total = 0;
  for await (const chunk of createReadStream(file)) {
    total += chunk.length;
    if (total > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    yield chunk;
  }
}
