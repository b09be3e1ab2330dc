import { realpath } from "node:fs/promises";
import type { JsonValue } from "@skillwright/core";
import type { Workspace } from "../workspace/workspace.ts";

/** Shorter values occur in ordinary text; replacing them would garble it and hide nothing. */
const shortestSecret = 4;

/**
 * What a model must not see of a skill's answer: the secrets that were stored for the skill, and
 * where the data directory is. All else is the skill's own to say.
 */
export async function createResultFilter(
  { home, store, credentials }: Workspace,
  skillId: string,
): Promise<<T extends JsonValue>(value: T) => T> {
  const hidden = new Map<string, string>();
  const manifest = store.get(skillId)?.manifest;
  if (manifest !== undefined && manifest.credentials.length > 0) {
    const stored = (await credentials.check(manifest)).filter((credential) => credential.stored);
    const values = stored.length > 0 ? await credentials.retrieve(manifest) : {};
    for (const { name } of stored) {
      const secret = values[name] ?? "";
      if (secret.length >= shortestSecret) hidden.set(secret, "[redacted]");
    }
  }
  for (const directory of new Set([home, await realpath(home)])) hidden.set(directory, "…");
  // The longest first, so that one inside another leaves no rest.
  const replacements = [...hidden].toSorted(([a], [b]) => b.length - a.length);
  const hide = (text: string) =>
    replacements.reduce((rest, [secret, mark]) => rest.replaceAll(secret, mark), text);
  return (value) => mapStrings(value, hide);
}

/** The same value with every string in it changed, names of members included. */
function mapStrings<T extends JsonValue>(value: T, change: (text: string) => string): T {
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === "string") return change(member);
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).map(([name, inner]) => [change(name), inner]));
  });
  return JSON.parse(text);
}
