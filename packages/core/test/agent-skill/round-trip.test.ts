import { deepStrictEqual, equal } from "node:assert/strict";
import { checkAgentSkill, formatAgentSkill, hasErrors, parseAgentSkill } from "@skillwright/core";
import fc from "fast-check";
import matter from "gray-matter";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { arbitraryAgentSkill, arbitraryMetadata } from "./arbitrary-agent-skill.ts";

it("keeps 10,000 random skills through format, parse, format", () => {
  fc.assert(
    fc.property(arbitraryAgentSkill, (draft) => {
      const text = formatAgentSkill(draft);
      const { source, ...read } = parseAgentSkill(text);
      deepStrictEqual(read, { metadata: {}, otherFields: {}, body: "", ...draft });
      const { source: _, ...again } = { ...read, source };
      equal(formatAgentSkill(again), text);
    }),
    { numRuns: 10_000 },
  );
});

it("writes what the strict profile accepts and other readers read alike", () => {
  fc.assert(
    fc.property(arbitraryAgentSkill, (draft) => {
      const text = formatAgentSkill(draft);
      equal(hasErrors(checkAgentSkill(text, { directoryName: draft.name })), false);
      const frontmatter = text.slice(4, text.indexOf("\n---\n", 3) + 1);
      const expected = plain(parseAgentSkill(text).source?.frontmatter);
      deepStrictEqual(plain(parse(frontmatter)), expected);
      deepStrictEqual(plain(parse(frontmatter, { version: "1.1" })), expected);
      deepStrictEqual(plain(load(frontmatter)), expected);
      deepStrictEqual(plain(load(frontmatter, { schema: FAILSAFE_SCHEMA })), expected);
      const { data, content } = matter(text, {});
      deepStrictEqual(plain(data), expected);
      equal(content, text.slice(text.indexOf("\n---\n", 3) + 5));
    }),
    { numRuns: 2_000 },
  );
});

it("holds no dashes by which the reference validator would cut", () => {
  fc.assert(
    fc.property(arbitraryAgentSkill, (draft) => {
      const text = formatAgentSkill({ ...draft, body: "" });
      expect(text.split("---")).toHaveLength(3);
    }),
  );
});

it("says after an edit what was asked for, whatever stood there", () => {
  fc.assert(
    fc.property(
      arbitraryAgentSkill,
      arbitraryAgentSkill,
      arbitraryMetadata,
      (before, after, metadata) => {
        const skill = parseAgentSkill(formatAgentSkill(before));
        const { source, ...edited } = parseAgentSkill(
          formatAgentSkill({ ...skill, ...after, metadata }),
        );
        const { source: _, ...kept } = skill;
        deepStrictEqual(edited, { ...kept, ...after, metadata });
      },
    ),
    { numRuns: 1_000 },
  );
});

/** Without the classes and prototypes of different libraries. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
