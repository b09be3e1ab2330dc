import { type Diagnostic, safeParseManifest, safeParseScriptMetadata } from "@skillwright/core";
import { analyzeScript } from "@skillwright/python-runtime";
import { z } from "zod";
import { proposalWire, proposalWireSchema } from "../contract/proposal-wire.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Approval } from "./approval.ts";
import { defineTool } from "./define-tool.ts";
import { findingCode } from "./finding-codes.ts";
import { proposeDraft } from "./propose-draft.ts";
import { createSkillDrafts, type SkillDrafts } from "./skill-drafts.ts";
import type { McpTool } from "./tool.ts";
import { toolResult } from "./tool-result.ts";

/** The tools by which the connected agent writes a skill itself; a person still approves it. */
export function createAuthoringTools(workspace: Workspace, approval: Approval): McpTool[] {
  const drafts = createSkillDrafts();
  return [
    writeFileTool(drafts),
    checkTool({
      name: "validate_manifest",
      description: "Check the text of a manifest.toml: which rules it breaks, and where.",
      check: (text) => safeParseManifest(text).diagnostics,
    }),
    checkTool({
      name: "validate_script",
      description:
        "Check a skill's Python script without running it: PEP 723 block, syntax, security rules.",
      check: (text) => [
        ...safeParseScriptMetadata(text).diagnostics,
        ...analyzeScript(text).diagnostics,
      ],
    }),
    proposeTool(workspace, drafts, approval),
  ];
}

function writeFileTool(drafts: SkillDrafts): McpTool {
  return defineTool({
    name: "write_skill_file",
    description:
      "Write one file of a skill that you author: manifest.toml, skill.py, data files. The first call begins a draft; pass its draft_id with the next ones.",
    input: z.object({
      draft_id: z.string().optional().describe("The draft; without it a new one."),
      path: z.string().min(1).describe("Relative, such as skill.py or data/units.json."),
      content: z.string().describe("The whole file."),
    }),
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    async call({ draft_id, path, content }) {
      const id = drafts.write(draft_id, path, content);
      return toolResult({ draft_id: id, files: [...drafts.files(id).keys()] });
    },
  });
}

function checkTool({
  name,
  description,
  check,
}: {
  name: string;
  description: string;
  check: (text: string) => readonly Diagnostic[];
}): McpTool {
  return defineTool({
    name,
    description,
    input: z.object({ content: z.string().describe("The whole file.") }),
    annotations: { readOnlyHint: true, openWorldHint: false },
    call: async ({ content }) => toolResult(verdict(check(content))),
  });
}

function proposeTool(workspace: Workspace, drafts: SkillDrafts, approval: Approval): McpTool {
  return defineTool({
    name: "propose_skill",
    description:
      "Have a draft tested, without secrets or network, and proposed. A person has to approve it before it is installed.",
    input: z.object({
      draft_id: z.string().describe("The draft."),
      intent: z.string().describe("What the skill is for, in one sentence."),
    }),
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    async call({ draft_id, intent }, context) {
      const decision = approval.findDecision(context);
      if (decision !== undefined) return approval.decide(decision, context);
      const outcome = await proposeDraft(workspace, drafts.files(draft_id), intent, context);
      if (outcome.status === "failed") {
        return toolResult({ status: "failed", ...verdict(outcome.diagnostics) });
      }
      if (outcome.status !== "proposed") return toolResult({ status: outcome.status });
      drafts.remove(draft_id);
      return approval.ask(proposalWireSchema.parse(proposalWire(outcome.proposal)), context);
    },
  });
}

function verdict(diagnostics: readonly Diagnostic[]) {
  const valid = diagnostics.every(({ severity }) => severity !== "error");
  return { valid, findings: diagnostics.map(findingCode) };
}
