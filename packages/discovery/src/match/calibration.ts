import { z } from "zod";

const schema = z.strictObject({
  embedder: z.string().min(1),
  method: z.enum(["raw", "logistic"]),
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
  training: z.record(z.string(), z.union([z.number(), z.string()])),
});

/**
 * What the numbers of one embedder mean, learned from labelled pairs and stored as JSON.
 *
 * `raw`: the score of a pair is its cosine. `logistic`: it is `1 / (1 + e^-(bias + Σ weight·feature))`,
 * with the bias set so that 0.85 is the point from which pairs of domains that were not trained on, a
 * third of them deliberate near misses, are the same capability 94 times in a hundred. With both, a
 * conflict (another service, the opposite direction) keeps the score at 0.4 or below. `training` holds the figures of the learning.
 */
export type Calibration = Readonly<z.infer<typeof schema>>;

/** Reads a calibration. @throws ZodError when it is not one. */
export function parseCalibration(value: unknown): Calibration {
  return schema.parse(value);
}

/** The calibration of an embedder that nobody has calibrated: cosine as it is. */
export function rawCalibration(embedder: string): Calibration {
  return { embedder, method: "raw", bias: 0, weights: {}, training: {} };
}

/** Whether scoring by a calibration needs what the pair model says. */
export function weighsAgreement({ weights }: Calibration): boolean {
  return Object.keys(weights).some((feature) => feature.toLowerCase().includes("agreement"));
}
