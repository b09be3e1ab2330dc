import { z } from "zod";
import { calibrationWire, calibrationWireSchema } from "../contract/calibration-wire.ts";
import { defineCommand } from "../contract/command-definition.ts";
import { percentProgress } from "../contract/percent-progress.ts";

/**
 * Learns from the shipped labelled pairs what the scores of the index's embedder mean, and keeps it
 * in the data directory; from then on existing skills are matched by it.
 */
export const skillIndexCalibrate = defineCommand({
  name: "skill.index.calibrate",
  payload: z.object({}),
  result: z.object({
    embedder: z.string(),
    calibration: calibrationWireSchema,
  }),
  async run(_payload, { workspace, signal, onProgress }) {
    const { calibrateEmbedder } = await import("@skillwright/discovery");
    const discovery = await workspace.discovery();
    await discovery.index();
    const embedder = await discovery.embedder();
    const show = percentProgress(onProgress, "calibrating");
    const { calibration } = await calibrateEmbedder(embedder, {
      directory: discovery.modelOptions.calibrationDir,
      signal,
      onProgress: ({ done, total }) => show(`${done} of ${total} texts,`, done, total),
    });
    discovery.reopen();
    return { embedder: embedder.id, calibration: calibrationWire("learned", calibration) };
  },
});
