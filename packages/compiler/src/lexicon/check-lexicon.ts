import type { Diagnostic } from "@skillwright/core";
import { trim } from "../text/trim.ts";
import { surfaceKinds } from "./lexicon.ts";
import { frameGap } from "./when-then-frame.ts";

const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/;

/** Everything that is wrong with a lexicon read from a file; nothing when it is a {@link Lexicon}. */
export function checkLexicon(value: unknown): Diagnostic[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [finding("lexicon-type", "a lexicon must be an object", "")];
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  const known = new Set<string>(["$schema", "language", ...surfaceKinds]);
  const unknownKeys = [...entries.keys()].filter((key) => !known.has(key));
  return [
    ...unknownKeys.map((key) => finding("lexicon-key", `unknown key \`${key}\``, key)),
    ...checkLanguage(entries.get("language")),
    ...surfaceKinds.flatMap((kind) => checkSurfaces(kind, entries.get(kind))),
  ];
}

function checkLanguage(language: unknown): Diagnostic[] {
  if (typeof language === "string" && languageTag.test(language)) return [];
  const message = `\`language\` must be a lower-case language tag, got ${JSON.stringify(language)}`;
  return [finding("lexicon-language", message, "language")];
}

function checkSurfaces(kind: string, surfaces: unknown): Diagnostic[] {
  if (!Array.isArray(surfaces)) {
    return [finding("lexicon-type", `\`${kind}\` must be a list of strings`, kind)];
  }
  return surfaces.flatMap((surface: unknown, index) => {
    const fault = surfaceFault(kind, surface);
    const path = `${kind}[${index}]`;
    if (fault === undefined) return [];
    return [
      finding("lexicon-surface", `\`${path}\` ${fault}, got ${JSON.stringify(surface)}`, path),
    ];
  });
}

function surfaceFault(kind: string, surface: unknown): string | undefined {
  if (typeof surface !== "string") return "must be a string";
  // A blank surface would be found in every text.
  if (trim(surface) === "") return "must not be blank";
  if (surface !== surface.toLowerCase()) return "must be lower case";
  if (surface !== surface.normalize("NFC")) return "must be in Unicode form NFC";
  if (surface.includes("`")) return "must not contain a backtick";
  const parts = surface.split(frameGap);
  if (kind !== "whenThenFrames")
    return parts.length === 1 ? undefined : `must not contain ${frameGap}`;
  if (parts.length === 2 && parts.every((part) => trim(part) !== "")) return undefined;
  return `must have a head and a link around one ${frameGap}`;
}

function finding(code: string, message: string, path: string): Diagnostic {
  return { code, severity: "error", message, path };
}
