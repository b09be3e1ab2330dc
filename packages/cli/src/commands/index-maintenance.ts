import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

type Calibration = z.output<typeof hostCommands.skillIndexCalibrate.result>["calibration"];

/** `skill index status`: what the index holds, and whether it is what it should be. */
export async function indexStatus(session: CommandSession): Promise<ExitCode> {
  const status = await session.call(hostCommands.skillIndexStatus, {});
  if (session.printedJson(status)) return exitCodes.done;
  const { terminal, commandName } = session;
  const { embedder, dimensions, rows, stale, orphans, missing } = status;
  terminal.print(`index        ${printable(status.uri)}`);
  if (embedder === null) {
    terminal.print(`             not made yet; ${missing} skills to index`);
    return exitCodes.done;
  }
  terminal.print(
    `embedder     ${printable(embedder)}, ${dimensions} dimensions (configured: ${status.configured})`,
  );
  terminal.print(`skills       ${rows} (${stale} stale, ${orphans} orphans, ${missing} missing)`);
  terminal.print(`size         ${formatBytes(status.size_bytes)} in ${status.fragments} fragments`);
  if (status.calibration) terminal.print(`calibration  ${describe(status.calibration)}`);
  const indices = status.indices.map(({ column, type, indexed_rows, unindexed_rows }) => {
    return [printable(column), printable(type), String(indexed_rows), String(unindexed_rows)];
  });
  terminal.print(formatTable(["COLUMN", "INDEX", "ROWS", "NOT YET"], indices, terminal));
  if (stale + orphans + missing > 0) terminal.print(`Mend it: ${commandName} index rebuild`);
  return exitCodes.done;
}

/** `skill index rebuild`: embeds what changed, removes what vanished. */
export async function rebuildIndex(session: CommandSession): Promise<ExitCode> {
  const report = await session.call(hostCommands.skillIndexRebuild, {});
  if (session.printedJson(report)) return exitCodes.done;
  const { written, unchanged, removed, rows } = report;
  session.terminal.print(
    `${session.terminal.style("green", "✔")} ${rows} skills indexed: ${written} written, ${unchanged} unchanged, ${removed} removed`,
  );
  return exitCodes.done;
}

/** `skill index use`: changes the embedder. */
export async function changeEmbedder(
  session: CommandSession,
  embedder: z.input<typeof hostCommands.skillIndexUse.payload>["embedder"],
): Promise<ExitCode> {
  const used = await session.call(hostCommands.skillIndexUse, { embedder });
  if (session.printedJson(used)) return exitCodes.done;
  const { terminal } = session;
  const before = used.previous === null ? "" : `, before ${printable(used.previous)}`;
  terminal.print(
    `${terminal.style("green", "✔")} ${used.rows} skills indexed with ${printable(used.embedder)} (${used.dimensions} dimensions${before})`,
  );
  return exitCodes.done;
}

/** `skill index calibrate`: learns what the embedder's scores mean. */
export async function calibrateIndex(session: CommandSession): Promise<ExitCode> {
  const learned = await session.call(hostCommands.skillIndexCalibrate, {});
  if (session.printedJson(learned)) return exitCodes.done;
  const { terminal } = session;
  terminal.print(`${terminal.style("green", "✔")} Calibrated ${printable(learned.embedder)}`);
  terminal.print(`  ${describe(learned.calibration)}`);
  return exitCodes.done;
}

function describe({ origin, method, training }: Calibration): string {
  const figures = Object.entries(training).map(([name, figure]) => `${name} ${figure}`);
  return [`${origin}, ${method}`, ...figures.map(printable)].join("; ");
}

function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${(bytes / 1024).toFixed(1)} KiB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
