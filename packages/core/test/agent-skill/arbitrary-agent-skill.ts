import type { AgentSkillDraft } from "@skillwright/core";
import fc from "fast-check";

/** What breaks writers of YAML: indicators, words, dashes, blanks, invisible and far-off characters. */
const tricky = fc.constantFrom(
  ...["true", "null", "~", "1.10", "2026-01-31", "0x1f", "1e3", "yes", "---", "...", "- a", "? b"],
  ...[
    ": ",
    " #",
    "#",
    "{a: b}",
    "[x]",
    "*a",
    "&a",
    "!!str",
    "|",
    ">-",
    "%",
    "@",
    "`",
    '"',
    "'",
    "\\",
  ],
  ...[
    "\n",
    "\n\n",
    "\n  x",
    "\t",
    "  ",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\u0007",
  ],
  ...[
    "é",
    "e\u0301",
    "表格",
    "📄",
    "👩‍🚀",
    "हिन्दी",
    "\u202e",
    "\u{e0041}",
    "<<",
    "=",
    "-",
    "--",
    "----",
  ],
);
const text = fc
  .array(
    fc.oneof(tricky, fc.string({ unit: "grapheme", maxLength: 8 }), fc.lorem({ maxCount: 4 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""))
  .filter((joined) => joined.isWellFormed());

const name = fc
  .array(fc.stringMatching(/^[a-z0-9é表]{1,8}$/), { minLength: 1, maxLength: 4 })
  .map((words) => words.join("-"));

const body = fc
  .array(fc.oneof(text, fc.constantFrom("---", "\n---\n", "# Steps", "```sh\nls\n```")), {
    maxLength: 5,
  })
  .map((lines) => lines.map((line) => `${line}\n`).join(""));

/** Keys that the standard allows: a merge key is not one. */
export const arbitraryMetadata = fc.dictionary(
  text.filter((key) => key !== "<<"),
  text,
  { maxKeys: 4, noNullPrototype: true },
);

/** A skill that the standard allows, with everything in it that is hard to write. */
export const arbitraryAgentSkill: fc.Arbitrary<AgentSkillDraft> = fc.record(
  {
    name,
    description: text.filter((value) => value.trim() !== "" && [...value].length <= 1024),
    license: text,
    compatibility: text.filter((value) => [...value].length <= 500),
    allowedTools: fc.array(fc.stringMatching(/^[A-Z][a-z]{0,8}(\([a-z:* ,]{0,12}\))?$/), {
      minLength: 1,
      maxLength: 4,
    }),
    metadata: arbitraryMetadata,
    body,
  },
  { requiredKeys: ["name", "description"], noNullPrototype: true },
);
