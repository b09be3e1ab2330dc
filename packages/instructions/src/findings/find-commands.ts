import { excerpt } from "./excerpt.ts";
import type { Finding, HostileContentCode } from "./finding-rule.ts";

const fetcher = String.raw`(?:curl|wget|fetch)\b`;
const shell = String.raw`(?:sudo\s+(?:-\S+\s+)*)?(?:\/\w+)*\/?(?:(?:ba|z|da|k|fi)?sh|python3?|node|perl|ruby)\b`;

const commands: readonly {
  readonly code: HostileContentCode;
  readonly pattern: RegExp;
  readonly why: string;
}[] = [
  {
    code: "remote-code",
    pattern: new RegExp(
      String.raw`${fetcher}[^\n|;]{0,300}\|\s*(?:tee\s+\S+\s*\|\s*)?${shell}`,
      "g",
    ),
    why: "it runs what a server sends",
  },
  {
    code: "remote-code",
    pattern: new RegExp(
      String.raw`(?:\b(?:ba|z|da)?sh\b(?:\s+-c)?|\beval|\bsource|(?<=\s)\.)\s+["']?(?:<\(|\$\(|\x60)\s*${fetcher}[^\n]{0,300}`,
      "g",
    ),
    why: "it runs what a server sends",
  },
  {
    code: "remote-code",
    pattern:
      /\b(?:iwr|irm|curl|invoke-webrequest|invoke-restmethod)\b[^\n]{0,300}\|\s*(?:iex|invoke-expression)\b|\b(?:iex|invoke-expression)\b[^\n]{0,300}\b(?:downloadstring|iwr|irm|invoke-webrequest)\b/gi,
    why: "it runs what a server sends",
  },
  {
    code: "remote-code",
    pattern: new RegExp(
      String.raw`${fetcher}[^\n]{0,300}(?:&&|;)\s*(?:sudo\s+)?chmod\s+(?:\+x|[0-7]*[1357][0-7]*)\s[^\n]{0,300}(?:&&|;)\s*(?:sudo\s+)?\.?\/[^\n]{0,300}`,
      "g",
    ),
    why: "it downloads a program and runs it",
  },
  {
    code: "remote-code",
    pattern: /\b(?:zip|rar|7z|archive)\b[^\n]{0,80}\bpass(?:word|code)\b\s*[:=(]?\s*`?\w+/gi,
    why: "an archive with a password hides what is in it from scanners",
  },
  {
    code: "disables-safeguard",
    pattern:
      /\bxattr\s+-\w*[dc]\w*\s+(?:com\.apple\.quarantine\b)?[^\n]{0,300}|\bspctl\s+--(?:master|global)-disable\b|\bSet-ExecutionPolicy\s+(?:Bypass|Unrestricted)\b[^\n]{0,300}|\bcsrutil\s+disable\b/gi,
    why: "it makes the system trust what it would not",
  },
  {
    code: "disables-safeguard",
    pattern:
      /--dangerously-skip-permissions\b|--dangerously-bypass-approvals-and-sandbox\b|(?<=\s)--yolo\b/g,
    why: "it lets an agent act without asking",
  },
  {
    code: "secret-exfiltration",
    pattern:
      /(?:~|\$HOME|\/root|\/home\/\w+)\/\.(?:ssh|aws|gnupg|kube|docker|netrc|config\/gcloud)\b[^\n]{0,300}(?:\n[^\n]{0,300}){0,2}?(?:\bcurl\b|\bwget\b|\bnc\s|requests\.post|urlopen|fetch\(|webhook)[^\n]{0,300}/g,
    why: "it reads secrets and talks to a server",
  },
  {
    code: "secret-exfiltration",
    pattern:
      /\b(?:curl|wget|requests\.post|fetch\()[^\n]{0,300}(?:-d|--data\S*|-F|-T|--upload-file|--post-file\S*|data=|body:)[^\n]{0,300}(?:\.ssh\/|id_rsa|id_ed25519|\.aws\/|\.netrc|\.env\b|\/etc\/(?:passwd|shadow)|\$\((?:env|printenv)|os\.environ\b(?!\[|\.get))[^\n]{0,300}/g,
    why: "it sends secrets to a server",
  },
  {
    code: "secret-exfiltration",
    pattern: /\b(?:printenv|env)\b\s*\|[^\n]{0,300}\b(?:curl|wget|nc)\b[^\n]{0,300}/g,
    why: "it sends the environment to a server",
  },
];

/** Commands that a skill seldom needs, and that do harm when it lies about why. */
export function findCommands(text: string): Finding[] {
  return commands.flatMap(({ code, pattern, why }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      code,
      offset: index,
      message: `${why}: ${excerpt(match)}`,
    })),
  );
}
