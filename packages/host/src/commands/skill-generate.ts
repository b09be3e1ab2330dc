import { authorKinds, SkillwrightError } from "@skillwright/core";
import type { GenerationOutcome, SkillProposal } from "@skillwright/generator";
import { z } from "zod";
import { type CommandContext, defineCommand } from "../contract/command-definition.ts";
import { outcomeWire, outcomeWireSchema } from "../contract/outcome-wire.ts";
import type { HostErrorCode } from "../errors.ts";

const payloadSchema = z.object({
  intent: z.string(),
  /** Install: the proposal that `digest` names, the pending one, or a new one. */
  confirm: z.boolean().default(false),
  digest: z.string().optional(),
  author: z.enum(["auto", ...authorKinds]).optional(),
  /** Path or address of an OpenAPI document to make the skill from. */
  openapi: z.string().min(1).optional(),
  /** The id to use instead of one derived from the intent. */
  id: z.string().optional(),
  /** Do not look for an existing skill. After an `ask` it is the answer "none of them", remembered. */
  force: z.boolean().default(false),
  /** A person's answer to an `ask`: these do not do it, and are not offered for the intent again. */
  not_same: z.array(z.string().min(1).max(200)).max(100).default([]),
  /** A person's answer to an `ask`: this one does it. It is found by the intent from now on. */
  same_as: z.string().min(1).max(200).optional(),
  threshold: z.number().min(0).max(1).optional(),
});

/**
 * From an intent to a proposal (`confirm: false`) or to an installed skill (`confirm: true`).
 *
 * Without a digest, `confirm: true` installs the pending proposal for the same intent, else what it
 * generates. A skill that is not complete is never installed that way: its proposal comes back.
 */
export const skillGenerate = defineCommand({
  name: "skill.generate",
  payload: payloadSchema,
  result: outcomeWireSchema,
  run: async (payload, context) => outcomeWire(await generate(payload, context)),
});

async function generate(
  {
    intent,
    confirm,
    digest,
    not_same: notSame,
    same_as: sameAs,
    ...rest
  }: z.output<typeof payloadSchema>,
  { workspace, signal, onProgress }: CommandContext,
): Promise<GenerationOutcome> {
  const generator = await workspace.generator();
  const options = { ...rest, notSame, sameAs };
  if (digest !== undefined && !confirm) {
    throw new SkillwrightError<HostErrorCode>("a digest without `confirm: true` approves nothing", {
      code: "payload-invalid",
      hint: "Send `confirm: true` with the digest, or leave the digest out.",
    });
  }
  if (digest !== undefined) return generator.install(digest, { signal, onProgress });

  const looks = !options.force && sameAs === undefined && notSame.length === 0;
  const pending = confirm && looks ? generator.findPending(intent) : undefined;
  if (pending !== undefined && mayInstallUnseen(pending)) {
    return generator.install(pending, { signal, onProgress });
  }
  const outcome = await generator.generate(intent, { ...options, signal, onProgress });
  if (!confirm || outcome.status !== "proposed" || !mayInstallUnseen(outcome.proposal))
    return outcome;
  const { judgement, proposal } = outcome;
  return { ...(await generator.install(proposal, { signal, onProgress })), judgement };
}

/** Whose proposals a person has to see, however well they are tested: none of it is code that we ship. */
const seenAuthors: ReadonlySet<string> = new Set(["scaffold", "llm", "person"]);

/** Whether consent given beforehand covers this proposal: only for code that we ship, and that works. */
function mayInstallUnseen({ author, complete }: SkillProposal): boolean {
  return complete && !seenAuthors.has(author);
}
