import { createTwoFilesPatch } from "diff";
import type { InstructionFile } from "../package/instruction-file.ts";

/** Longest file that is compared line by line. */
const maxTextBytes = 256 * 1024;

/** The difference of two sets of files as a unified diff; files that are no text are only named. */
export function diffFiles(
  before: readonly InstructionFile[],
  after: readonly InstructionFile[],
): string {
  const old = new Map(before.map((file) => [file.path, file.bytes]));
  const now = new Map(after.map((file) => [file.path, file.bytes]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.map((path) => diffFile(path, old.get(path), now.get(path))).join("");
}

function diffFile(
  path: string,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): string {
  if (before && after && Buffer.from(before).equals(after)) return "";
  const oldName = before === undefined ? "/dev/null" : `a/${path}`;
  const newName = after === undefined ? "/dev/null" : `b/${path}`;
  const [oldText, newText] = [readText(before), readText(after)];
  if (oldText === undefined || newText === undefined)
    return `Binary files ${oldName} and ${newName} differ\n`;
  const patch = createTwoFilesPatch(oldName, newName, oldText, newText, undefined, undefined, {
    timeout: 2_000,
  });
  // Its first line is a rule of equal signs.
  return patch === undefined
    ? `Files ${oldName} and ${newName} differ\n`
    : patch.slice(patch.indexOf("\n") + 1);
}

function readText(bytes: Uint8Array = new Uint8Array()): string | undefined {
  if (bytes.byteLength > maxTextBytes || bytes.includes(0)) return undefined;
  return new TextDecoder().decode(bytes);
}
