/**
 * Makes ruff see what the script asked it to overlook (`# noqa`, `# ruff: noqa`, `# ruff: disable`):
 * the author of a script is not the one who reviews it. Positions stay as they were.
 */
export function ignoreSuppressions(source: string): string {
  return source
    .replaceAll(/noqa/gi, "n0qa")
    .replaceAll(/#[^\n]*/g, (comment) => comment.replaceAll(/ruff(?=\s*:)/gi, "rvff"));
}
