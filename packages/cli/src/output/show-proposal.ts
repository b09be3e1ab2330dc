import type { ProposalWire } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { describePermissions } from "./describe-permissions.ts";
import { cutToWidth, printable, type Style, type Terminal } from "./terminal.ts";

type Finding = Pick<ProposalWire["findings"][number], "severity" | "file" | "line" | "message">;

/** Prints everything that a person should know before approving. */
export function showProposal({ terminal }: CommandSession, proposal: ProposalWire): void {
  const { name, skill_id: id, version, description, author, complete } = proposal;
  terminal.print(`${terminal.style("bold", printable(name))} ${version}`);
  terminal.print(`  ${printable(description)}`);
  if (!complete) {
    terminal.print(
      `  ${terminal.style("yellow", "Unfinished:")} it answers, but does not yet do what you asked.`,
    );
  }
  terminal.print();
  section(terminal, "Id", [id]);
  section(terminal, "Author", [author]);
  section(
    terminal,
    "Actions",
    proposal.actions.map((action) => `${action.name}: ${action.description}`),
  );
  section(
    terminal,
    "Files",
    proposal.files.map(({ path, bytes }) => `${path} (${bytes.toLocaleString("en")} bytes)`),
  );
  section(terminal, "Dependencies", proposal.dependencies, "none");
  section(terminal, "Credentials", proposal.credentials.map(describeCredential), "none");
  section(terminal, "Permissions", describePermissions(proposal.permissions), "none");
  section(terminal, "Tests", proposal.tests.map(describeTest(terminal)), "none");
  section(terminal, "Findings", proposal.findings.map(formatDiagnostic), "none");
  section(terminal, "Digest", [proposal.digest]);
  if (proposal.report) section(terminal, "Model", [describeReport(proposal.report)]);
  if (proposal.upgrade) {
    const { from_version: from, added_permissions: added } = proposal.upgrade;
    section(terminal, "Replaces", [from]);
    section(terminal, "New permissions", added, "none");
  }
  if (proposal.diff) terminal.print(`\n${printable(proposal.diff)}`);
  terminal.print();
}

/** A finding in one line: severity, place, message. */
export function formatDiagnostic({ severity, file, line, message }: Finding): string {
  const place = [file, line].filter((part) => part !== undefined).join(":");
  return printable(`${severity}: ${place ? `${place}: ` : ""}${message}`);
}

const labelWidth = 17;

function section(terminal: Terminal, label: string, values: readonly string[], empty = "") {
  const lines = values.length > 0 ? values : [empty];
  for (const [position, value] of lines.entries()) {
    const shown = position === 0 ? label : "";
    // Set off first, padded after: escapes have no width.
    const cell = terminal.style("dim", shown) + " ".repeat(labelWidth - shown.length);
    terminal.print(
      `  ${cell}${cutToWidth(value.replaceAll("\n", " "), terminal.width - labelWidth - 2)}`,
    );
  }
}

function describeReport(report: NonNullable<ProposalWire["report"]>): string {
  const { model, turns, input_tokens: input, output_tokens: output, cost_usd: cost } = report;
  const price = cost === undefined ? "" : `, $${cost.toFixed(4)}`;
  return printable(`${model}, ${turns} turns, ${input + output} tokens${price}`);
}

function describeCredential({
  env_var: variable,
  description,
  required,
  default: fallback,
}: ProposalWire["credentials"][number]): string {
  const need = required ? "required" : "optional";
  const given = fallback === undefined ? "" : `, default ${JSON.stringify(fallback)}`;
  return printable(`${variable} (${need}${given}) ${description}`);
}

function describeTest(terminal: Terminal) {
  const marks = { passed: ["green", "✔"], failed: ["red", "✖"], skipped: ["dim", "○"] } as const;
  return ({ action, input, needs, status, result, error }: ProposalWire["tests"][number]) => {
    const [style, mark]: readonly [Style, string] = marks[status];
    const outcome =
      status === "skipped"
        ? `needs ${needs.join(" and ")}`
        : `→ ${error === undefined ? JSON.stringify(result) : `error ${error}`}`;
    // A long input must not push out what came of it.
    const call = cutToWidth(`${action} ${JSON.stringify(input)}`, Math.floor(terminal.width / 2));
    return `${terminal.style(style, mark)} ${printable(`${call} ${outcome}`)}`;
  };
}
