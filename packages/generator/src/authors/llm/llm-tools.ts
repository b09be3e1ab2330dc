import { type Diagnostic, type JsonValue, SkillwrightError } from "@skillwright/core";
import type { InvokeOutcome, InvokeParams } from "@skillwright/python-runtime";
import type { ToolSet } from "ai";
import { z } from "zod";
import type { FoundSkill } from "../author.ts";
import { describeFindings } from "./describe-findings.ts";
import type { SkillDraft } from "./skill-draft.ts";

/** Most tool calls for one skill: an honest model needs a dozen, an answer can hold thousands. */
const maxToolCalls = 60;
/** Most characters of what a tool gives back. */
const maxResultLength = 6_000;

/** What the tools work on. */
export interface LlmToolParts {
  readonly draft: SkillDraft;
  /** Runs the draft in the sandbox, without secrets or network. */
  readonly trySkill: (params: InvokeParams) => Promise<InvokeOutcome>;
  readonly searchSkills: (query: string) => Promise<readonly FoundSkill[]>;
  readonly redact: (text: string) => string;
}

const text = z.string();

/**
 * The tools that a model works with. Whatever goes wrong in one is an answer to the model, without
 * paths of this machine; none reaches anything but staging.
 */
export async function createLlmTools({
  draft,
  trySkill,
  searchSkills,
  redact,
}: LlmToolParts): Promise<ToolSet> {
  const { tool } = await import("ai");
  let calls = 0;

  /** One call: counted, its failure an answer, its answer short and without secrets. */
  async function guard(work: () => Promise<string>): Promise<string> {
    if (++calls > maxToolCalls) return `refused: at most ${maxToolCalls} tool calls are allowed`;
    const answer = await work().catch(describeFailure);
    return redact(answer).slice(0, maxResultLength);
  }

  return {
    write_skill_file: tool({
      description: "Write one file of the skill, replacing it. Answers with what is wrong with it.",
      inputSchema: z.object({ path: text, text }),
      execute: ({ path, text: content }) =>
        guard(async () => `written\n${describeCheck(await draft.write(path, content))}`),
    }),
    validate_manifest: tool({
      description: "Check the manifest.toml that you have written.",
      inputSchema: z.object({}),
      execute: () => guard(async () => describeCheck(draft.checkManifest())),
    }),
    validate_script: tool({
      description: "Check the skill.py that you have written, without running it.",
      inputSchema: z.object({}),
      execute: () => guard(async () => describeCheck(draft.checkScript())),
    }),
    run_skill: tool({
      description: "Call an action of the skill in its sandbox, without secrets or network.",
      inputSchema: z.object({
        action: text,
        input: z.record(z.string(), z.json()).default({}),
      }),
      execute: ({ action, input }) =>
        guard(async () => describeOutcome(await trySkill({ ...input, action }))),
    }),
    search_skills: tool({
      description: "Find installed skills that already do something like this.",
      inputSchema: z.object({ query: text }),
      execute: ({ query }) =>
        guard(async () => JSON.stringify({ installed_skills: await searchSkills(query) })),
    }),
  };
}

function describeCheck(diagnostics: readonly Diagnostic[] | undefined): string {
  if (diagnostics === undefined) return "it is not written yet";
  return describeFindings(diagnostics) || "nothing is wrong with it";
}

function describeOutcome(outcome: InvokeOutcome): string {
  const { durationMs: _, ...told } = outcome;
  return JSON.stringify(told satisfies Record<string, JsonValue | object>);
}

/** Messages of our own errors are made for others to read; anything else may name paths. */
function describeFailure(error: unknown): string {
  return SkillwrightError.is(error) ? `refused: ${error.message}` : "refused: it did not work";
}
