import type { Registration } from "@skillwright/factory";
import type { SkillRecord } from "@skillwright/python-runtime";
import { z } from "zod";

/** One skill that can be run, in a list, as it goes out. */
export const skillSummarySchema = z.object({
  skill_id: z.string(),
  name: z.string(),
  version: z.string(),
  /** Its lifecycle state; code skills have none and are always `active`. */
  status: z.string(),
  source: z.enum(["python", "compiled", "code"]),
  description: z.string(),
});

/** Gives an installed skill its outward shape. */
export function skillSummary(record: SkillRecord): z.input<typeof skillSummarySchema> {
  const { id, name, version, state, author, description } = record;
  const source = author === "compiler" ? "compiled" : "python";
  return { skill_id: id, name, version, status: state, source, description };
}

/** Gives a code skill the same shape. */
export function codeSkillSummary({
  id,
  metadata,
}: Registration): z.input<typeof skillSummarySchema> {
  const { name, version, description } = metadata;
  return { skill_id: id, name, version, status: "active", source: "code", description };
}
