/** The content of one `# /// script` block. */
export interface ScriptBlock {
  /** Line of the opener in the script, from 1. */
  readonly line: number;
  /** TOML, one line for each line of the block. */
  readonly content: string;
}

/**
 * The blocks of type `script`, as the PyPA specification of inline script metadata finds them.
 *
 * By hand, since `^`, `$` and `.` of JavaScript stop at line ends that Python does not know, and once
 * for each run of comment lines, since a search from every opener takes quadratic time.
 *
 * @see https://packaging.python.org/en/latest/specifications/inline-script-metadata/
 */
export function findScriptBlocks(source: string): ScriptBlock[] {
  const lines = source
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .split("\n");
  const blocks: ScriptBlock[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    let end = start;
    while (isContent(lines[end])) end += 1;
    const block = blockIn(lines.slice(start, end));
    if (block) blocks.push({ ...block, line: start + block.line });
    start = end;
  }
  return blocks;
}

/** At most one fits into a run of comment lines: it reaches from an opener to the last closer. */
function blockIn(run: readonly string[]): ScriptBlock | undefined {
  const closer = run.lastIndexOf("# ///");
  const opener = run.findIndex((line) => /^# \/\/\/ [a-zA-Z0-9-]+$/.test(line));
  // Also a block without content is none; and one of another type hides what is inside it.
  if (opener === -1 || closer < opener + 2 || run[opener] !== "# /// script") return undefined;
  const content = run.slice(opener + 1, closer).map((line) => line.slice(2));
  return { line: opener + 1, content: content.join("\n") };
}

function isContent(line: string | undefined): boolean {
  return line !== undefined && (line === "#" || line.startsWith("# "));
}
