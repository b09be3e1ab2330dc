import type { Diagnostic } from "@skillwright/core";

/** More would only repeat itself, and costs tokens in every turn that follows. */
const maxFindings = 30;
const maxMessageLength = 1_500;

/** Findings as lines for the model, errors first; notes are left out. */
export function describeFindings(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics
    .filter(({ severity }) => severity !== "info")
    .toSorted((a, b) => Number(b.severity === "error") - Number(a.severity === "error"))
    .map(({ code, severity, message, file, path, line }) => {
      const place = [file, path, line && `line ${line}`].filter(Boolean).join(" ");
      return `- ${severity} ${code}${place && ` (${place})`}: ${message.slice(0, maxMessageLength)}`;
    });
  const shown = lines.slice(0, maxFindings);
  if (lines.length > shown.length) shown.push(`- and ${lines.length - shown.length} more`);
  return shown.join("\n");
}
