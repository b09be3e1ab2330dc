import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Calibration } from "../match/calibration.ts";
import type { LabelledPair } from "../match/labelled-pair.ts";
import { learnCalibration } from "../match/learn-calibration.ts";
import { loadShippedPairs } from "../match/shipped-pairs.ts";
import type { Embedder } from "./embedder.ts";
import { calibrationFile } from "./find-calibration.ts";

/** Options of {@link calibrateEmbedder}. */
export interface CalibrateOptions {
  /** Where the calibration is written, and {@link createEmbedder} finds it; made when missing. */
  readonly directory: string;
  /** The shipped ones that are for training, by default. */
  readonly pairs?: readonly LabelledPair[] | undefined;
  /** Stops it; what was learned before stays in force then. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch of texts. */
  readonly onProgress?: ((progress: CalibrationProgress) => void) | undefined;
}

/** How far a calibration is, in texts that are embedded. */
export interface CalibrationProgress {
  readonly done: number;
  readonly total: number;
}

/** Texts embedded between two reports of progress. */
const batchSize = 64;

/**
 * Learns what the cosines of an embedder mean and keeps it as JSON, with its training figures.
 * Embedders that are created afterwards with this directory score by it.
 *
 * @throws SkillwrightError `pairs-invalid`, and what the embedder throws: nothing is written then.
 */
export async function calibrateEmbedder(
  embedder: Embedder,
  { directory, pairs, signal, onProgress }: CalibrateOptions,
): Promise<{ readonly calibration: Calibration; readonly file: string }> {
  const used = pairs ?? (await loadShippedPairs());
  const watched: Embedder = {
    ...embedder,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += batchSize) {
        const batch = texts.slice(start, start + batchSize);
        // Lets a Ctrl-C be heard between batches.
        await setImmediate();
        vectors.push(...(await embedder.embed(batch, { signal })));
        onProgress?.({ done: vectors.length, total: texts.length });
      }
      return vectors;
    },
  };
  const { calibration } = await learnCalibration(watched, used, { signal });
  signal?.throwIfAborted();
  const file = calibrationFile(directory, embedder.id);
  await replaceFile(file, `${JSON.stringify(calibration, null, 2)}\n`);
  return { calibration, file };
}

/** Writes beside the file and renames: whoever reads sees the old text or the new one, whole. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
