import { rule } from "./rule.ts";
import { text } from "./text.ts";

/** Neither separator nor drive nor leading `-` or `.`, whatever the file system. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_. -]{0,99}\.py$/u;

/** Windows opens a device for these, with whatever extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])[ .]/i;

/** The script of a skill, beside its manifest. */
export const entryFile = text
  .check(
    rule(
      "entry-file-invalid",
      (name) => plainName.test(name) && !deviceName.test(name),
      "use the plain name of a .py file beside the manifest",
    ),
  )
  .default("skill.py");
