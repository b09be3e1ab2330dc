/** Why a finding matters for a skill, added to ruff's own words; only where those do not say it. */
export function explainRule(code: string): string | undefined {
  return reasons.get(code);
}

const turnsDataIntoCode = "whatever text reaches it runs with the skill's credentials";
const usesShell = "a shell interprets whatever text reaches it";

const reasons: ReadonlyMap<string, string> = new Map([
  ["S102", turnsDataIntoCode],
  ["S301", turnsDataIntoCode],
  ["S302", turnsDataIntoCode],
  ["S307", turnsDataIntoCode],
  ["S506", turnsDataIntoCode],
  ["S602", usesShell],
  ["S604", usesShell],
  ["S605", usesShell],
  ["S609", usesShell],
  ["S603", "starts another program, which needs the permission subprocess"],
  ["S104", "other machines can connect to it"],
  ["S105", "a secret in a script is readable by everyone who has the script"],
  ["S106", "a secret in a script is readable by everyone who has the script"],
  ["S107", "a secret in a script is readable by everyone who has the script"],
  ["S113", "a request without a time limit can hang the skill"],
  ["S310", "the address may name a local file or a host that was not declared"],
  ["S501", "without it anybody on the way can read the credentials"],
]);
