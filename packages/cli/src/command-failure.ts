import { SkillwrightError } from "@skillwright/core";
import type { CommandError } from "@skillwright/host";
import { z } from "zod";

const findingSchema = z.object({
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  code: z.string(),
  file: z.string().optional(),
  line: z.number().optional(),
});
/** One thing that is wrong with a file, as the host tells it. */
export type CommandFinding = z.output<typeof findingSchema>;

const detailsSchema = z.object({ diagnostics: z.array(findingSchema) });

/** What the host answered in place of a result, with what it found in the files that it was given. */
export class CommandFailure extends SkillwrightError<string> {
  readonly findings: readonly CommandFinding[];

  constructor({ error, error_code: code, hint, details }: CommandError) {
    // The contract's words are for programs; what was typed were options and arguments.
    const typed = code === "payload-invalid";
    super(typed ? error.replace(/^the payload of \S+ is/, "an option or argument is") : error, {
      code,
      hint: typed ? "See what the command takes: skill <command> --help." : hint,
    });
    this.findings = detailsSchema.safeParse(details).data?.diagnostics ?? [];
  }
}
