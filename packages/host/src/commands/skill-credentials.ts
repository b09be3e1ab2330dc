import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { credentialWire, credentialWireSchema } from "../contract/credential-wire.ts";
import { findSkill } from "../workspace/find-skill.ts";

const skillPayload = z.object({ skill_id: z.string().min(1) });

/** Stores values for credentials that the manifest declares: all of them, or none. */
export const skillCredentialCollect = defineCommand({
  name: "skill.credential.collect",
  payload: skillPayload.extend({ credentials: z.record(z.string(), z.string()) }),
  result: z.object({ accepted: z.literal(true), skill_id: z.string(), count: z.int() }),
  async run({ skill_id, credentials }, { workspace }) {
    const { manifest } = findSkill(workspace.store, skill_id);
    await workspace.credentials.collect(manifest, credentials);
    return { accepted: true as const, skill_id, count: Object.keys(credentials).length };
  },
});

/** Which credentials a skill declares, and which have a value. */
export const skillCredentialCheck = defineCommand({
  name: "skill.credential.check",
  payload: skillPayload,
  result: z.object({ skill_id: z.string(), credentials: z.array(credentialWireSchema) }),
  async run({ skill_id }, { workspace }) {
    const { manifest } = findSkill(workspace.store, skill_id);
    const credentials = await workspace.credentials.check(manifest);
    return { skill_id, credentials: credentials.map(credentialWire) };
  },
});

/** Forgets everything stored for a skill. */
export const skillCredentialClear = defineCommand({
  name: "skill.credential.clear",
  payload: skillPayload,
  result: z.object({ accepted: z.literal(true), skill_id: z.string(), count: z.int() }),
  async run({ skill_id }, { workspace }) {
    findSkill(workspace.store, skill_id);
    const count = await workspace.credentials.clear(skill_id);
    return { accepted: true as const, skill_id, count };
  },
});
