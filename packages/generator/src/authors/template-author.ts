import type { SkillIndex } from "@skillwright/discovery";
import { fillTemplate } from "../templates/fill-template.ts";
import type { SkillTemplate } from "../templates/skill-template.ts";
import type { SkillAuthor } from "./author.ts";
import { writePackage } from "./write-package.ts";

/** Most templates tried for one intent, best first. */
const maxCandidates = 3;
/**
 * Least score at which a template is tried. The hard check is the template's own (`fitTemplate`);
 * this only keeps out what is plainly about other things.
 */
const minScore = 0.35;

/**
 * Chooses a template by discovery over the catalogue and fills it from the intent. Declines when no
 * template fits, and says why the nearest one does not.
 *
 * @param catalogue - opened on first use: an index over the templates, apart from the skills'.
 */
export function createTemplateAuthor(
  catalogue: () => Promise<{ index: SkillIndex; templates: readonly SkillTemplate[] }>,
): SkillAuthor {
  return {
    kind: "template",
    shipped: true,
    async write({ intent, id, name, tools, signal }) {
      const { index, templates } = await catalogue();
      // Relevance, not sameness: a template is wider than any one intent.
      const found = await index.search(intent, { limit: maxCandidates, signal });
      let nearest: { readonly template: string; readonly why: string } | undefined;
      for (const { skillId, score } of found) {
        if (score < minScore) break;
        const template = templates.find((candidate) => candidate.name === skillId);
        if (template === undefined) continue;
        const filled = fillTemplate(template, { intent, id, name });
        if (filled.status === "filled") {
          await writePackage(filled, tools);
          return { status: "written", complete: true };
        }
        nearest ??= { template: template.name, why: filled.reason };
      }
      if (nearest === undefined) return { status: "declined", reason: "no template is about this" };
      const { template, why } = nearest;
      return {
        status: "declined",
        reason: `the nearest template, ${template}, does not fit: ${why}`,
        notes: [
          {
            code: "template-not-used",
            severity: "info",
            message: `nearest template: ${template}; not used because ${why}`,
          },
        ],
      };
    },
  };
}
