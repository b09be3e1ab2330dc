import { readFileSync } from "node:fs";
import { z } from "zod";

const verdict = {
  valid: z.boolean(),
  codes: z.array(z.string()),
  /** A diagnostic that we add. */
  warn: z.string(),
  parsed: z.record(z.string(), z.json()),
  body: z.string(),
};
const skillCase = z
  .object({
    name: z.string(),
    dirName: z.string(),
    content: z.string(),
    fileName: z.string().default("SKILL.md"),
    ...verdict,
    ours: z.object(verdict).partial().default({}),
  })
  .partial({ warn: true, parsed: true, body: true })
  .transform(({ ours, ...measured }) => ({
    ...measured,
    valid: ours.valid ?? measured.valid,
    codes: ours.codes ?? measured.codes,
    warn: ours.warn,
    parsed: ours.parsed ?? measured.parsed,
    body: ours.body ?? measured.body,
  }));

/**
 * The 50 edge cases: a file, its directory, and what the reference validator says of it, or what
 * we say on purpose.
 */
export function loadSkillCases() {
  const path = new URL("../fixtures/skillmd-cases.json", import.meta.url);
  return z.array(skillCase).parse(JSON.parse(readFileSync(path, "utf8")));
}
