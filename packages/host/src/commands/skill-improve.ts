import { authorKinds } from "@skillwright/core";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { outcomeWire, outcomeWireSchema } from "../contract/outcome-wire.ts";

/** Has a new version of an installed skill written: a proposal with its diff, approved by digest. */
export const skillImprove = defineCommand({
  name: "skill.improve",
  payload: z.object({
    skill_id: z.string().min(1),
    /** What should change, in plain English. */
    change: z.string(),
    author: z.enum(["auto", ...authorKinds]).optional(),
    /** Path or address of a newer OpenAPI document, for a skill made from one. */
    openapi: z.string().min(1).optional(),
  }),
  result: outcomeWireSchema,
  async run({ skill_id, change, author, openapi }, { workspace, signal, onProgress }) {
    const generator = await workspace.generator();
    const wishes = (await workspace.executor()).feedback.describeWishes(skill_id);
    const wanted =
      wishes === undefined ? change : `${change}\n\nComplaints about its results:\n${wishes}`;
    const options = { author, openapi, signal, onProgress };
    return outcomeWire(await generator.improve(skill_id, wanted, options));
  },
});
