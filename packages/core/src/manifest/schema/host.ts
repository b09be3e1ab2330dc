import { rule } from "./rule.ts";
import { text } from "./text.ts";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** A name or IPv4 address; a wildcard needs two labels after it, since `*.com` is half the internet. */
const pattern = new RegExp(
  `^(?:${label}(?:\\.${label})*|\\*(?:\\.${label}){2,})(?::(?<port>[1-9][0-9]{0,4}))?$`,
);

/** A host that a skill may talk to. */
export const host = text.check(
  rule(
    "host-invalid",
    isHost,
    'use a lower-case host name such as "api.example.com", "*.example.com" or "localhost:8080"',
  ),
);

function isHost(value: string): boolean {
  // 253 for the name, by RFC 1035, and 6 for the port.
  const match = value.length <= 259 ? pattern.exec(value) : null;
  return match !== null && Number(match.groups?.["port"] ?? 1) <= 65_535;
}
