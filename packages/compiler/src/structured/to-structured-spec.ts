import { instructionFault, type SkillFaults, shapeFault } from "../diagnostics/skill-fault.ts";
import { normalizePrompt } from "../text/normalize-prompt.ts";
import { trim } from "../text/trim.ts";
import type { Instruction, SkillDraft } from "./skill-draft.ts";
import type { SkillSpec } from "./skill-spec.ts";
import { targets } from "./target.ts";

const nameMissing = instructionFault("structured skills must start with Skill `name`", {
  line: 1,
  column: 1,
  code: "name-missing",
  suggestion: "add a line that names the skill: Skill `triage escalation`",
});

const triggerMissing = shapeFault("the skill has nothing to answer", {
  line: 1,
  column: 1,
  code: "trigger-missing",
  suggestion: "add a prompt and its answer: Expected test `ping` -> `pong`",
});

/** The specification of a draft, unless it lacks a name or anything to answer. */
export function toStructuredSpec(
  description: string,
  draft: SkillDraft,
): SkillSpec | { readonly faults: SkillFaults } {
  const [test] = draft.expectedTests;
  const tested = test && { trigger: test.input, response: test.expectedOutput };
  const primary = draft.taught ?? tested;
  if (draft.name === undefined) {
    return { faults: primary ? [nameMissing] : [nameMissing, triggerMissing] };
  }
  if (primary === undefined) return { faults: [triggerMissing] };
  const lines = [
    "structured_skill",
    draft.name,
    ...draft.inputs.map(({ name, valueType }) => `${name}:${valueType}`),
    ...draft.steps.map(({ text }) => `step:${text}`),
    `trigger:${normalizePrompt(primary.trigger)}`,
    `response:${primary.response}`,
    trim(description),
  ];
  return {
    name: draft.name,
    trigger: primary.trigger,
    response: primary.response,
    canonical: lines.join("\n"),
    inputs: draft.inputs,
    preconditions: draft.preconditions.map(text),
    steps: draft.steps.map(text),
    effects: draft.effects.map(text),
    expectedTests: draft.expectedTests,
    permissions: firstOfEach(draft.permissions, ({ capability }) => capability),
    targets: targets.filter((target) => draft.targets.includes(target)),
  };
}

function text(instruction: Instruction): string {
  return instruction.text;
}

function firstOfEach<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const first = new Map<string, Item>();
  for (const item of items) if (!first.has(key(item))) first.set(key(item), item);
  return [...first.values()];
}
