import type { SkillRecord } from "@skillwright/python-runtime";
import { z } from "zod";

/** One installed skill in a list, as it goes out. */
export const skillSummarySchema = z.object({
  skill_id: z.string(),
  name: z.string(),
  version: z.string(),
  /** Its lifecycle state. */
  status: z.string(),
  source: z.enum(["python", "compiled"]),
  description: z.string(),
});

/** Gives an installed skill its outward shape. */
export function skillSummary(record: SkillRecord): z.input<typeof skillSummarySchema> {
  const { id, name, version, state, author, description } = record;
  const source = author === "compiler" ? "compiled" : "python";
  return { skill_id: id, name, version, status: state, source, description };
}
