import stringWidth from "string-width";
import { cutToWidth, type Terminal } from "./terminal.ts";

/**
 * Rows under headings, columns as wide as they need; the last column is cut to fit the terminal.
 *
 * @param rows - as many cells in each as there are headings; plain text without control characters.
 */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const widths = headings.map((heading, column) =>
    Math.max(
      ...[heading, ...rows.map((row) => row[column] ?? "")].map((cell) => stringWidth(cell)),
    ),
  );
  const taken = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const lastWidth = Math.max(terminal.width - taken, 10);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === cells.length - 1
          ? cutToWidth(cell, lastWidth)
          : cell + " ".repeat(Math.max((widths[column] ?? 0) - stringWidth(cell), 0)),
      )
      .join("  ")
      .trimEnd();
  return [terminal.style("dim", line(headings)), ...rows.map(line)].join("\n");
}
