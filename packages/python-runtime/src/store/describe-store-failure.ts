import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EACCES: "the directory is not writable",
  EPERM: "the directory is not writable",
};

/** Turns what the file system or SQLite threw while writing into `store-unwritable`. */
export function describeStoreFailure(root: string, error: unknown): unknown {
  if (SkillwrightError.is(error) || !(error instanceof Error) || !("code" in error)) return error;
  const reason = reasons[String(error.code)] ?? error.message;
  return runtimeError(`cannot write the skill store ${root}: ${reason}`, {
    code: "store-unwritable",
    hint: "Free some space or fix the directory's rights; nothing was changed.",
    cause: error,
  });
}
