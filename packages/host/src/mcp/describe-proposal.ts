import type { ProposalWire } from "../contract/proposal-wire.ts";

/** A proposal as the person who approves it reads it, in a client's dialog: plain text, nothing left out. */
export function describeProposal(proposal: ProposalWire): string {
  const { network, read, write, subprocess } = proposal.permissions;
  const permissions = [
    ...network.map((host) => `network ${host}`),
    ...read.map((path) => `read ${path}`),
    ...write.map((path) => `write ${path}`),
    ...(subprocess ? ["start other programs"] : []),
  ];
  const passed = proposal.tests.filter(({ status }) => status === "passed").length;
  return [
    `Install the skill "${proposal.name}" (${proposal.skill_id} ${proposal.version})?`,
    proposal.description,
    `Asked for: ${proposal.intent}`,
    `Written by: ${proposal.author}${proposal.complete ? "" : " (unfinished)"}`,
    list("May use", permissions),
    list("Depends on", proposal.dependencies),
    list(
      "Needs",
      proposal.credentials.map(({ env_var, required }) =>
        required ? env_var : `${env_var} (optional)`,
      ),
    ),
    `Tests: ${passed} of ${proposal.tests.length} passed`,
    list(
      "Findings",
      proposal.findings.map(({ severity, message }) => `${severity}: ${message}`),
    ),
    `Digest: ${proposal.digest}`,
  ].join("\n");
}

function list(title: string, items: readonly string[]): string {
  return `${title}: ${items.length === 0 ? "nothing" : items.join("; ")}`;
}
