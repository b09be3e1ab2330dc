import { z } from "zod";

const schema = z.object({
  id: z.string(),
  intent: z.string(),
  skill: z.object({ name: z.string(), description: z.string() }),
  same: z.boolean(),
  domain: z.string(),
  kind: z.string(),
  /** `test` pairs are never trained on. */
  split: z.enum(["train", "test"]).optional(),
});

/** An intent and a skill that a person has judged: the same capability, or not. */
export type LabelledPair = Readonly<z.infer<typeof schema>>;

/** Reads labelled pairs, one JSON object a line. @throws ZodError naming what is wrong. */
export function parseLabelledPairs(jsonLines: string): LabelledPair[] {
  return jsonLines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}
