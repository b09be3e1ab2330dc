import type { SkillIndex } from "@skillwright/discovery";
import { isSamePackage } from "../improvement/is-same-package.ts";
import { nextVersion } from "../improvement/next-version.ts";
import { fillTemplate } from "../templates/fill-template.ts";
import type { SkillTemplate } from "../templates/skill-template.ts";
import type { AuthorResult, CurrentSkill, SkillAuthor } from "./author.ts";
import { writePackage } from "./write-package.ts";

/** Most templates tried for one intent, best first. */
const maxCandidates = 3;
/**
 * Least score at which a template is tried. The hard check is the template's own (`fitTemplate`);
 * this only keeps out what is plainly about other things.
 */
const minScore = 0.35;

/** A change that wants no more than what the catalogue has by now. */
const wantsUpdate = /^(?:please\s+)?(?:update|upgrade|refresh)(?:\s+(?:it|this|this skill))?\W*$/i;

/** A change that speaks of what is there; read as a whole wish it would take the place of the rest. */
const isRelative =
  /^(?:please\s+)?(?:add|support|allow|let it|make it|fix|remove|drop)\b|^it\b|\b(?:also|too|as well|additionally|instead|no longer|any ?more)\b/i;
const advice = 'without a model in [llm] say the whole wish, as for a new skill, or "update"';

/**
 * Chooses a template by discovery over the catalogue and fills it from the intent. Declines when no
 * template fits, and says why the nearest one does not.
 *
 * A skill that it has written is filled again from its own template: from the change, when that says
 * the whole wish, or from the intent of before when the change is "update".
 *
 * @param catalogue - opened on first use: an index over the templates, apart from the skills'.
 */
export function createTemplateAuthor(
  catalogue: () => Promise<{ index: SkillIndex; templates: readonly SkillTemplate[] }>,
): SkillAuthor {
  return {
    kind: "template",
    shipped: true,
    improves: ["template", "scaffold"],
    async write({ intent, id, name, current, tools, signal }) {
      const { index, templates } = await catalogue();
      const wish = wishOf(intent, current);
      if (current && isRelative.test(wish)) {
        const reason = `the change says only what should be different; ${advice}`;
        return { status: "declined", reason };
      }
      const version = current && nextVersion(current.manifest.version);
      const fill = (template: SkillTemplate) =>
        fillTemplate(template, { intent: wish, id, name, version });
      const own = current?.author === "template" && current.manifest.provenance?.template;
      const candidates = own
        ? templates.filter((template) => template.name === own)
        : await nearestTemplates(wish, index, templates, signal);
      let nearest: { readonly template: string; readonly why: string } | undefined;
      for (const template of candidates) {
        const filled = fill(template);
        if (filled.status === "filled") {
          if (current && isSamePackage(filled, current)) {
            return {
              status: "declined",
              reason: `the skill is what ${template.name} gives already`,
            };
          }
          await writePackage(filled, tools);
          return { status: "written", complete: true };
        }
        nearest ??= { template: template.name, why: filled.reason };
      }
      return decline(nearest, current);
    },
  };
}

/** What the skill is to do: complaints and remarks below the first line are for models. */
function wishOf(intent: string, current: CurrentSkill | undefined): string {
  if (current === undefined) return intent;
  const [change = ""] = intent.split("\n");
  return wantsUpdate.test(change) ? (current.manifest.provenance?.intent ?? change) : change;
}

async function nearestTemplates(
  wish: string,
  index: SkillIndex,
  templates: readonly SkillTemplate[],
  signal: AbortSignal | undefined,
): Promise<SkillTemplate[]> {
  // Relevance, not sameness: a template is wider than any one intent.
  const found = await index.search(wish, { limit: maxCandidates, signal });
  return found.flatMap(({ skillId, score }) =>
    score < minScore ? [] : templates.filter(({ name }) => name === skillId),
  );
}

function decline(
  nearest: { readonly template: string; readonly why: string } | undefined,
  current: CurrentSkill | undefined,
): AuthorResult {
  const help = current ? `; ${advice}` : "";
  if (nearest === undefined) {
    return { status: "declined", reason: `no template is about this${help}` };
  }
  const { template, why } = nearest;
  return {
    status: "declined",
    reason: `the nearest template, ${template}, does not fit: ${why}${help}`,
    notes: [
      {
        code: "template-not-used",
        severity: "info",
        message: `nearest template: ${template}; not used because ${why}`,
      },
    ],
  };
}
