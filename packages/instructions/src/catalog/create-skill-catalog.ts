import { estimateTokens } from "@skillwright/core";
import type { CatalogCost, CatalogSkill, SkillCatalog } from "./skill-catalog.ts";

/** How {@link createSkillCatalog} measures. */
export interface SkillCatalogOptions {
  /** Most tokens that the text may cost; default no limit. */
  readonly budgetTokens?: number | undefined;
  /** Tokens of a text; default `estimateTokens`. */
  readonly countTokens?: ((text: string) => number) | undefined;
}

const frame = "<available_skills>\n</available_skills>";

/**
 * The `<available_skills>` block of the client guide, for the skills in the order given: the first
 * matter most, and whatever has no room any more is named in `cut`.
 */
export function createSkillCatalog(
  skills: readonly CatalogSkill[],
  {
    budgetTokens = Number.POSITIVE_INFINITY,
    countTokens = estimateTokens,
  }: SkillCatalogOptions = {},
): SkillCatalog {
  const entries: string[] = [];
  const included: CatalogCost[] = [];
  const cut: CatalogCost[] = [];
  let tokens = countTokens(frame);
  for (const skill of skills) {
    const entry = formatEntry(skill);
    const catalogTokens = countTokens(entry);
    const bodyTokens = skill.body === undefined ? 0 : countTokens(skill.body);
    const cost = { name: skill.name, catalogTokens, bodyTokens };
    if (tokens + catalogTokens > budgetTokens) {
      cut.push(cost);
      continue;
    }
    tokens += catalogTokens;
    entries.push(entry);
    included.push(cost);
  }
  if (entries.length === 0) return { text: "", tokens: 0, included, cut };
  return {
    text: `<available_skills>\n${entries.join("\n")}\n</available_skills>`,
    tokens,
    included,
    cut,
  };
}

/** Each part on lines of its own, as the reference validator prints it; the location is escaped, too. */
function formatEntry({ name, description, location }: CatalogSkill): string {
  const parts = Object.entries({ name, description, location });
  const lines = parts.map(([tag, text]) => `<${tag}>\n${escapeXml(text.trim())}\n</${tag}>`);
  return `<skill>\n${lines.join("\n")}\n</skill>`;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
