import { InstructionError } from "../errors.ts";
import { sourceLimits } from "../package/package-limits.ts";

/** The refusal of a source with more in it than an import looks at. */
export function tooManyEntries(source: string): InstructionError {
  return new InstructionError(`${source} has more than ${sourceLimits.maxEntries} files`, {
    code: "source-too-large",
    hint: "Name the directory of one skill in it.",
  });
}

/** The refusal of a source that cannot be read. */
export function unreadable(source: string, cause: unknown): InstructionError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new InstructionError(`cannot read ${source}: ${reason}`, {
    code: "source-unreadable",
    hint: "Check that it is complete and that you may read it.",
    cause,
  });
}
