import type { Embedder } from "./embedder.ts";
import { findCalibration } from "./find-calibration.ts";
import type { ModelOptions } from "./model-options.ts";

/** The embedder with the calibration that was learned for it here, if one was. */
export async function withCalibration(
  embedder: Embedder,
  { calibrationDir, onNotice }: Pick<ModelOptions, "calibrationDir" | "onNotice">,
): Promise<Embedder> {
  if (calibrationDir === undefined) return embedder;
  const { calibration, origin, problem } = await findCalibration(embedder.id, calibrationDir);
  if (problem) onNotice?.(`${problem}: learn it again with \`skill index calibrate\``);
  return origin === "learned" ? { ...embedder, calibration } : embedder;
}
