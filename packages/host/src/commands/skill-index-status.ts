import { z } from "zod";
import { calibrationWire, calibrationWireSchema } from "../contract/calibration-wire.ts";
import { defineCommand } from "../contract/command-definition.ts";

/** What the index of installed skills holds; changes nothing and loads no model. */
export const skillIndexStatus = defineCommand({
  name: "skill.index.status",
  payload: z.object({}),
  result: z.object({
    /** Without what may be secret in it. */
    uri: z.string(),
    /** `embedder` of the configuration. */
    configured: z.string(),
    /** Null until something was indexed. */
    embedder: z.string().nullable(),
    dimensions: z.int().nullable(),
    rows: z.int(),
    /** Rows whose skill reads otherwise by now. */
    stale: z.int(),
    /** Rows of skills that are not installed, or not active, here. */
    orphans: z.int(),
    /** Active skills without a row. */
    missing: z.int(),
    size_bytes: z.int(),
    fragments: z.int(),
    calibration: calibrationWireSchema.nullable(),
    indices: z.array(
      z.object({
        column: z.string(),
        type: z.string(),
        indexed_rows: z.int(),
        unindexed_rows: z.int(),
      }),
    ),
  }),
  async run(_payload, { workspace }) {
    const { findCalibration, publicUri, readIndexStatus } = await import("@skillwright/discovery");
    const { place, configured, modelOptions, syncIndex } = await workspace.discovery();
    const entries = await syncIndex.entries();
    const status = await readIndexStatus(place, entries);
    const found = status && (await findCalibration(status.embedderId, modelOptions.calibrationDir));
    return {
      uri: publicUri(place.uri),
      configured,
      embedder: status?.embedderId ?? null,
      dimensions: status?.dimensions ?? null,
      rows: status?.rows ?? 0,
      stale: status?.stale ?? 0,
      orphans: status?.orphans ?? 0,
      missing: status?.missing ?? entries.length,
      size_bytes: status?.bytes ?? 0,
      fragments: status?.fragments ?? 0,
      calibration: found ? calibrationWire(found.origin, found.calibration) : null,
      indices: (status?.indices ?? []).map(({ column, type, indexedRows, unindexedRows }) => ({
        ...{ column, type },
        indexed_rows: indexedRows,
        unindexed_rows: unindexedRows,
      })),
    };
  },
});
