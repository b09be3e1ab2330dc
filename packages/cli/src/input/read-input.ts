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
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw usageError(
      `--input is not JSON: ${error instanceof Error ? error.message : error}`,
      `Give an object, such as --input '{"value": 30}'.`,
    );
  }
  const parsed = inputSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw usageError("--input is not a JSON object", `Give one, such as --input '{"value": 30}'.`);
}
