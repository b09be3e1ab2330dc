import { isCancel, select } from "@clack/prompts";
import type { OutcomeWire, ProposalWire } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { printable } from "./terminal.ts";

type Candidates = Extract<OutcomeWire, { status: "ask" }>["candidates"];

/** What a person says about candidates. */
export type CandidateAnswer =
  | { readonly kind: "use"; readonly skillId: string }
  | { readonly kind: "generate" | "cancelled" };

/** Asks whether one of the installed skills already does it. */
export async function askAboutCandidates(
  { streams, signal }: CommandSession,
  candidates: Candidates,
): Promise<CandidateAnswer> {
  const answer = await select({
    message: "One of these may already do it.",
    options: [
      ...candidates.map(({ skill_id, name, description, score }) => ({
        value: skill_id,
        label: `${printable(name)} (${score.toFixed(2)})`,
        hint: printable(description),
      })),
      { value: "", label: "None of them: make a new skill" },
    ],
    output: streams.stdout,
    signal,
  });
  if (isCancel(answer)) return { kind: "cancelled" };
  return answer === "" ? { kind: "generate" } : { kind: "use", skillId: answer };
}

/** Asks what to do with a proposal, and shows its script as often as wanted. */
export async function askAboutProposal(
  { terminal, streams, signal, commandName }: CommandSession,
  { digest, script_source: source, complete }: ProposalWire,
): Promise<"approve" | "reject" | "later" | "cancelled"> {
  while (true) {
    const answer = await select({
      message: complete ? "Install it?" : "Install it, unfinished as it is?",
      options: [
        { value: "approve" as const, label: "Approve and install" },
        { value: "script" as const, label: "Show the script" },
        { value: "reject" as const, label: "Reject" },
        {
          value: "later" as const,
          label: "Decide later",
          hint: `${commandName} approve ${shortDigest(digest)}`,
        },
      ],
      initialValue: complete ? ("approve" as const) : ("later" as const),
      output: streams.stdout,
      signal,
    });
    if (isCancel(answer)) return "cancelled";
    if (answer !== "script") return answer;
    terminal.print(printable(source));
  }
}

/** What a person types of a digest: enough to be unique among proposals. */
export function shortDigest(digest: string): string {
  return digest.replace("sha256:", "").slice(0, 12);
}
