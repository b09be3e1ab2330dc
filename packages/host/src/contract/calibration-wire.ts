import type { Calibration } from "@skillwright/discovery";
import { z } from "zod";

/** By what an embedder's scores are reckoned, as it goes out. */
export const calibrationWireSchema = z.object({
  /** Learned in this data directory, shipped with Skillwright, or the cosine as it is. */
  origin: z.enum(["learned", "shipped", "raw"]),
  method: z.enum(["raw", "logistic"]),
  /** Figures of the learning: pairs, domains, precision and recall on pairs held out. */
  training: z.record(z.string(), z.union([z.number(), z.string()])),
});

/** Gives a calibration its outward shape. */
export function calibrationWire(
  origin: z.input<typeof calibrationWireSchema>["origin"],
  { method, training }: Calibration,
): z.input<typeof calibrationWireSchema> {
  return { origin, method, training: { ...training } };
}
