import { excerpt } from "./excerpt.ts";
import type { Finding } from "./finding-rule.ts";

/** Programs that decode and run in one go. */
const runners = [
  /\b(?:eval|exec|Function)\s*\(\s*(?:\w+\.)*(?:atob|b64decode|fromhex|unhexlify|decompress|loads|decode)\s*\(/g,
  /\bbase64\s+(?:-d|-D|--decode)\b[^\n]{0,300}\|\s*(?:sudo\s+)?(?:(?:ba|z|da|k)?sh|python3?|node|perl)\b/g,
  /\bpowershell[^\n]{0,300}\s-e(?:nc|ncodedcommand)?\s+[A-Za-z0-9+/=]{20,}/gi,
];

/** Long enough to say something; shorter runs are ids and hashes. */
const base64Run = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{60,}={0,2}(?![A-Za-z0-9+/])/g;
const escapeRun = /(?:\\x[0-9a-fA-F]{2}){12,}/g;

/** Encoded text that reads as text once decoded, and programs that run what they decode. */
export function findEncodedPayloads(text: string): Finding[] {
  return [
    ...runners.flatMap((pattern) =>
      find(pattern, (match) => `it runs what it decodes: ${excerpt(match)}`),
    ),
    ...find(base64Run, (match) => describe(Buffer.from(match, "base64").toString("latin1"))),
    ...find(escapeRun, (match) =>
      describe(Buffer.from(match.replaceAll("\\x", ""), "hex").toString("latin1")),
    ),
  ];

  function find(pattern: RegExp, explain: (match: string) => string | undefined): Finding[] {
    return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
      const message = explain(match);
      return message === undefined
        ? []
        : [{ code: "encoded-payload" as const, offset: index, message }];
    });
  }
}

/** Images, fonts, keys and hashes decode to bytes; a sentence or a script decodes to a sentence or a script. */
function describe(decoded: string): string | undefined {
  const printable = decoded.match(/[\x20-\x7e\n\r\t]/g)?.length ?? 0;
  return printable < decoded.length * 0.97
    ? undefined
    : `encoded text that says ${excerpt(decoded)}`;
}
