import { sha256Hex } from "@skillwright/core";

/** A file of a skill, in memory. */
export interface InstructionFile {
  /** Relative to the skill's directory, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether it may be run; kept so that scripts work after a copy. */
  readonly executable: boolean;
}

/** `sha256:` and 64 hexadecimal digits of a file's bytes. */
export function fileDigest({ bytes }: Pick<InstructionFile, "bytes">): string {
  return `sha256:${sha256Hex(bytes)}`;
}
