import { z } from "zod";
import type { CliStreams } from "../cli-streams.ts";
import { usageError } from "../usage-error.ts";
import { readText } from "./read-text.ts";

const inputSchema = z.record(z.string(), z.json());

/** An action's input, as JSON. */
export type SkillInput = z.output<typeof inputSchema>;

/**
 * Reads `--input`: a JSON object, `@FILE` or `-` for standard input; without it `{}`.
 *
 * @throws SkillwrightError `usage`
 */
export async function readInput(
  option: string | undefined,
  streams: Pick<CliStreams, "stdin" | "cwd">,
): Promise<SkillInput> {
  if (option === undefined) return {};
  const text =
    option === "-" || option.startsWith("@")
      ? await readText(option.replace(/^@/, ""), streams)
      : option;
  try {
    const parsed = inputSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch (error) {
    throw usageError(`--input ${explain(error)}`, example);
  }
  throw usageError("--input is not a JSON object", example);
}

const example = `Give an object, such as --input '{"value": 30}'.`;

function explain(error: unknown): string {
  // A hundred thousand brackets: schemas of nested JSON call themselves.
  if (error instanceof RangeError) return "is nested too deeply";
  return `is not JSON: ${error instanceof Error ? error.message : error}`;
}
