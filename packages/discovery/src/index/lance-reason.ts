/**
 * What of a LanceDB message a person can use: the operating system's own reason where there is one,
 * else the outermost message without the places in LanceDB's source.
 */
export function lanceReason(message: string): string {
  const chain = message
    .replace(/,?\s*\S+\.rs:\d+(:\d+)?/g, "")
    .split(/\s*\bCaused by:\s*/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "");
  const system = chain.findLast((part) => /\(os error \d+\)$/.test(part));
  return system?.replace(/^.*: (?=[^:]+\(os error \d+\)$)/, "") ?? chain[0] ?? "no reason given";
}
