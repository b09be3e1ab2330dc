import type { Registration } from "@skillwright/factory";
import { z } from "zod";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import { defineCommand } from "../contract/command-definition.ts";
import { credentialWire, credentialWireSchema } from "../contract/credential-wire.ts";
import { jsonObjectSchema } from "../contract/json.ts";
import { actionWire, actionWireSchema, permissionsWireSchema } from "../contract/manifest-wire.ts";
import {
  codeSkillSummary,
  skillSummary,
  skillSummarySchema,
} from "../contract/skill-summary-wire.ts";
import { findSkill } from "../workspace/find-skill.ts";

/** Everything about one skill that can be run, and how to call it. */
export const skillShow = defineCommand({
  name: "skill.show",
  payload: z.object({ skill_id: z.string().min(1) }),
  result: skillSummarySchema.extend({
    tags: z.array(z.string()),
    examples: z.array(z.string()),
    actions: z.array(actionWireSchema),
    /** One call for each action that has an acceptance test. */
    calls: z.array(z.object({ action: z.string(), input: jsonObjectSchema })),
    permissions: permissionsWireSchema,
    credentials: z.array(credentialWireSchema),
    settings: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        default: z.union([z.string(), z.number(), z.boolean()]).optional(),
        description: z.string(),
      }),
    ),
    versions: z.array(
      z.object({
        version: z.string(),
        digest: z.string(),
        current: z.boolean(),
        author: z.string(),
      }),
    ),
    author: z.string(),
    last_error: z.string().optional(),
    /** Absent for code skills, which are not installed. */
    installed_at: z.string().optional(),
    updated_at: z.string().optional(),
  }),
  async run({ skill_id }, { workspace }) {
    const codeSkills = await workspace.codeSkills();
    const code = codeSkills.get(skill_id);
    if (code !== undefined) return showCodeSkill(code, codeSkills);
    const record = findSkill(workspace.store, skill_id);
    const { manifest } = record;
    const credentials =
      manifest.credentials.length > 0 ? await workspace.credentials.check(manifest) : [];
    return {
      ...skillSummary(record),
      tags: [...manifest.tags],
      examples: [...manifest.examples],
      actions: manifest.actions.map(actionWire),
      calls: manifest.actions.flatMap(({ name }) => {
        const test = manifest.tests.find(
          ({ action, expectError }) => action === name && expectError === undefined,
        );
        return test ? [{ action: name, input: test.input }] : [];
      }),
      permissions: record.permissions,
      credentials: credentials.map(credentialWire),
      settings: Object.entries(manifest.settings).map(([name, setting]) => ({ name, ...setting })),
      versions: workspace.store.versions(record.id).map(({ version, digest, current, author }) => ({
        version,
        digest,
        current,
        author,
      })),
      author: record.author,
      last_error: record.lastError,
      installed_at: new Date(record.installedAt).toISOString(),
      updated_at: new Date(record.updatedAt).toISOString(),
    };
  },
});

/** Code skills keep no credentials, settings or tests; whoever wrote one says who that is. */
function showCodeSkill(skill: Registration, codeSkills: CodeSkills) {
  const { metadata } = skill;
  return {
    ...codeSkillSummary(skill),
    tags: [...metadata.tags],
    examples: [],
    actions: metadata.actions.map(actionWire),
    calls: [],
    permissions: metadata.permissions,
    credentials: [],
    settings: [],
    versions: codeSkills.versions(skill.id).map(({ version, current, skill: { source } }) => ({
      ...{ version, current },
      digest: source.digest ?? "",
      author: metadata.author,
    })),
    author: metadata.author,
  };
}
