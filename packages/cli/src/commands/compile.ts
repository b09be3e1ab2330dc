import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { hostCommands } from "@skillwright/host";
import { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { readText } from "../input/read-text.ts";
import { printable } from "../output/terminal.ts";
import { usageError } from "../usage-error.ts";

/** Options of `skill compile`. */
export interface CompileOptions {
  readonly format: "json" | "links" | "records" | "python" | "typescript";
  readonly language?: string[] | undefined;
  readonly to?: string | undefined;
}

const filesSchema = z.record(z.string(), z.string());

/** `skill compile`: prints what a description compiles to, or writes its files. */
export async function compile(
  session: CommandSession,
  file: string,
  { format, language: languages, to }: CompileOptions,
): Promise<ExitCode> {
  const writesFiles = format === "python" || format === "typescript";
  if (to !== undefined && !writesFiles)
    throw usageError("--to needs --format python or typescript");
  const description = await readText(file, session.streams);
  const answer = await session.call(hostCommands.skillCompile, { description, format, languages });
  const { output } = answer;
  const { terminal, streams } = session;
  if (to !== undefined) {
    const directory = resolve(streams.cwd, to);
    const files = filesSchema.parse(output);
    await writeFiles(directory, files);
    const written = { directory, files: Object.keys(files) };
    if (!session.printedJson(written))
      terminal.print(`Wrote ${written.files.length} files to ${to}.`);
    return exitCodes.done;
  }
  if (session.printedJson(answer)) return exitCodes.done;
  if (writesFiles) {
    for (const [path, text] of Object.entries(filesSchema.parse(output))) {
      terminal.print(terminal.style("bold", `── ${path}`));
      terminal.print(printable(text));
    }
  } else {
    terminal.print(
      printable(typeof output === "string" ? output : JSON.stringify(output, undefined, 2)),
    );
  }
  return exitCodes.done;
}

/** Into a directory that is made, and over nothing that is there. */
async function writeFiles(directory: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    try {
      await writeFile(target, text, { flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      throw usageError(`${target} exists already`, "Name a directory that is empty or new.");
    }
  }
}
