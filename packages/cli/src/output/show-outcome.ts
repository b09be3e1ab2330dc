import type { OutcomeWire } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { shortDigest } from "./ask.ts";
import { exampleCall } from "./example-call.ts";
import { formatDiagnostic, showProposal } from "./show-proposal.ts";
import { printable } from "./terminal.ts";

/** Prints what became of an intent, and what to do next. */
export function showOutcome(
  session: CommandSession,
  outcome: OutcomeWire,
  { yes = false }: { yes?: boolean } = {},
): void {
  const { terminal, commandName } = session;
  showJudgement(session, outcome);
  switch (outcome.status) {
    case "existing_match": {
      const { skill_id: id, name, score } = outcome;
      terminal.print(
        `${terminal.style("green", "✔")} ${terminal.style("bold", printable(name))} already does this (score ${score.toFixed(2)}).`,
      );
      terminal.print(`  See how to call it: ${commandName} show ${id}`);
      return;
    }
    case "installed": {
      const { skill_id: id, version, example, index_problem: problem } = outcome;
      terminal.print(
        `${terminal.style("green", "✔")} Installed ${terminal.style("bold", id)} ${version}`,
      );
      if (example) {
        const { action, input, result } = example;
        terminal.print(`  ${action} ${JSON.stringify(input)}`);
        terminal.print(`  ${terminal.style("cyan", "→")} ${printable(JSON.stringify(result))}`);
        terminal.print(`  Run it: ${exampleCall(commandName, id, action, input)}`);
      } else {
        terminal.print(`  See how to call it: ${commandName} show ${id}`);
      }
      if (problem) {
        terminal.notice(
          `${terminal.style("yellow", "warning:")} it runs, but the next search has yet to index it: ${printable(problem.message)}`,
        );
        if (problem.hint) {
          terminal.notice(`${terminal.style("yellow", "hint:")} ${printable(problem.hint)}`);
        }
      }
      return;
    }
    case "proposed": {
      const { proposal } = outcome;
      showProposal(session, proposal);
      if (!terminal.interactive || yes) {
        terminal.print(`  Install it: ${commandName} approve ${shortDigest(proposal.digest)}`);
        terminal.print(`  Drop it:    ${commandName} reject ${shortDigest(proposal.digest)}`);
      }
      if (yes) {
        terminal.notice(
          `${terminal.style("yellow", "hint:")} ${
            proposal.complete
              ? "a proposal like this is installed only by its digest."
              : "no template fits this intent, so the skill is a scaffold: write its action, or approve it as it is by its digest."
          }`,
        );
      }
      return;
    }
    case "ask":
      terminal.print("One of these may already do it:");
      for (const { skill_id: id, name, score } of outcome.candidates) {
        terminal.print(`  ${id}  ${printable(name)} (${score.toFixed(2)})`);
      }
      terminal.print(`  One of them does it: add --same-as <id>`);
      terminal.print(`  None does, make a new one: add --force`);
      return;
    case "failed":
      terminal.print(`${terminal.style("red", "✖")} No skill: ${printable(outcome.reason)}`);
      for (const finding of outcome.diagnostics) terminal.print(`  ${formatDiagnostic(finding)}`);
  }
}

/** What a model said of the nearest skill, and how a person says otherwise. */
function showJudgement({ terminal }: CommandSession, { judgement }: OutcomeWire): void {
  if (!judgement) return;
  const { skill_id: id, same, reason, model } = judgement;
  const verdict = same ? "does this" : "does not do this";
  terminal.print(`${printable(model)} says that ${printable(id)} ${verdict}: ${printable(reason)}`);
  terminal.print(
    same ? "  If it does not: add --force" : `  If it does: add --same-as ${printable(id)}`,
  );
}
