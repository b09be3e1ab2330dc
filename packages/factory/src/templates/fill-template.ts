import { readPackage } from "@skillwright/python-runtime";
import { factoryError } from "../errors.ts";
import { fillPlaceholders } from "./fill-placeholders.ts";
import type { SkillTemplate } from "./skill-template.ts";

/** A file of a skill to be. */
export interface FilledFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files that a template makes of these values, all of them, without writing any.
 *
 * @param given - values for its variables; each must be used.
 * @param known - values that it may use.
 * @throws SkillwrightError `template-variable-unresolved`, `template-variable-unused`,
 *   `template-value-invalid`.
 */
export async function fillTemplate(
  { id, dir, variables }: SkillTemplate,
  given: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>> = {},
): Promise<FilledFile[]> {
  const presets = Object.entries(variables).flatMap(([name, { default: preset }]) =>
    preset === undefined ? [] : [[name, preset]],
  );
  const values: Record<string, string> = { ...Object.fromEntries(presets), ...given, ...known };
  for (const [name, { pattern }] of Object.entries(variables))
    checkValue(name, values[name], pattern);
  const used = new Set<string>();
  const files = await readPackage(dir);
  const filled = files
    .filter(({ path }) => path !== "template.json")
    .map(({ path, bytes }) => ({ path, bytes: fill(path, bytes, values, used) }));
  const unused = Object.keys(given).filter((name) => !used.has(name));
  if (unused.length === 0) return filled;
  throw factoryError(`the template ${id} has no use for ${unused.join(", ")}`, {
    code: "template-variable-unused",
    hint: `It knows: ${Object.keys(variables).join(", ") || "no variables"}.`,
  });
}

function checkValue(name: string, value: string | undefined, pattern: string | undefined): void {
  if (value === undefined || pattern === undefined) return;
  if (new RegExp(`^(?:${pattern})$`, "su").test(value)) return;
  throw factoryError(`${name} must match ${pattern}, got ${JSON.stringify(value.slice(0, 100))}`, {
    code: "template-value-invalid",
  });
}

/** A file that is no text is copied as it is. */
function fill(
  path: string,
  bytes: Uint8Array,
  values: Readonly<Record<string, string>>,
  used: Set<string>,
): Uint8Array {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
  return new TextEncoder().encode(fillPlaceholders(text, path, values, used));
}
