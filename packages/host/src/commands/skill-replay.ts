import type { CompiledSkill } from "@skillwright/compiler";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

const savedSkill = z.object({ linksNotation: z.string() });

/** Asks a compiled skill; the answer is null where it knows none. */
export const skillReplay = defineCommand({
  name: "skill.replay",
  payload: z.object({
    /** A description, links notation, or a compiled skill's JSON. */
    skill: z.string(),
    prompt: z.string(),
    languages: z.array(z.string()).default([]),
  }),
  result: z.object({
    answer: z.string().nullable(),
    package_id: z.string(),
    rule_id: z.string().nullable(),
    handler_id: z.string().nullable(),
    cache_hit: z.string().nullable(),
  }),
  async run({ skill: text, prompt, languages }) {
    const compiler = await import("@skillwright/compiler");
    const skill = readSkill(compiler, text, languages);
    const replay = compiler.replaySkill(skill, prompt);
    return {
      answer: replay?.answer ?? null,
      package_id: skill.id,
      rule_id: replay?.ruleId ?? null,
      handler_id: replay?.handlerId ?? null,
      cache_hit: replay?.cacheHit ?? null,
    };
  },
});

/** Links notation begins with the id of a compiled skill, JSON with a brace, a description with neither. */
function readSkill(
  { compileSkill, parseLinksNotation }: typeof import("@skillwright/compiler"),
  text: string,
  languages: readonly string[],
): CompiledSkill {
  const trimmed = text.trim();
  if (/^compiled_skill_[0-9a-f]{16}\n/.test(trimmed)) return parseLinksNotation(trimmed);
  const saved = trimmed.startsWith("{") ? savedSkill.safeParse(parseJson(trimmed)) : undefined;
  // The notation, not the other fields: it is checked as it is read.
  if (saved?.success) return parseLinksNotation(saved.data.linksNotation);
  return compileSkill(text, { languages: [...languages] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
