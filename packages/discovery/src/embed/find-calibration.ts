import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Calibration, parseCalibration, rawCalibration } from "../match/calibration.ts";
import useCalibration from "../match/calibrations/use.json" with { type: "json" };
import { featureNames } from "../match/pair-features.ts";

/** The calibration of an embedder, and where it is from. */
export interface FoundCalibration {
  readonly calibration: Calibration;
  /** `learned` here, `shipped` with this package, or `raw`: the cosine as it is. */
  readonly origin: "learned" | "shipped" | "raw";
  /** Why a learned one that is there does not count, in one phrase. */
  readonly problem?: string | undefined;
}

/**
 * What the cosines of an embedder mean: as learned into a directory, else as shipped, else raw.
 *
 * A file that is broken, or that was learned from features which are no longer measured, is passed
 * over: the scores would be wrong.
 *
 * @param directory - where {@link calibrateEmbedder} writes; only the shipped ones when left out.
 */
export async function findCalibration(
  embedderId: string,
  directory?: string | undefined,
): Promise<FoundCalibration> {
  const shipped = shippedCalibration(embedderId);
  const fallback: FoundCalibration = shipped
    ? { calibration: shipped, origin: "shipped" }
    : { calibration: rawCalibration(embedderId), origin: "raw" };
  if (directory === undefined) return fallback;
  const file = calibrationFile(directory, embedderId);
  try {
    const calibration = parseCalibration(JSON.parse(await readFile(file, "utf8")));
    const problem = findMisfit(calibration, embedderId);
    return problem ? { ...fallback, problem } : { calibration, origin: "learned" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fallback;
    return { ...fallback, problem: `${file} is not a calibration` };
  }
}

/** Where the learned calibration of an embedder is kept: its id may hold anything, a name may not. */
export function calibrationFile(directory: string, embedderId: string): string {
  const readable = embedderId.replace(/[^A-Za-z0-9-]+/g, "_").slice(0, 60);
  const hash = createHash("sha256").update(embedderId).digest("hex").slice(0, 12);
  return join(directory, `${readable}-${hash}.json`);
}

function findMisfit({ embedder, weights }: Calibration, wanted: string): string | undefined {
  if (embedder !== wanted) return `the learned calibration is of ${embedder}`;
  const known: readonly string[] = featureNames;
  const unknown = Object.keys(weights).find((feature) => !known.includes(feature));
  return unknown && `the calibration was learned by another version, with "${unknown}"`;
}

function shippedCalibration(embedderId: string): Calibration | undefined {
  return useCalibration.embedder === embedderId ? parseCalibration(useCalibration) : undefined;
}
