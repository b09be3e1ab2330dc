import { factoryError } from "../errors.ts";
import { escapeValue } from "./escape-value.ts";

/** `{{ name }}`, with or without blanks. */
const placeholder = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/gi;

/**
 * Replaces the placeholders of a file.
 *
 * @param used - gets the names that were replaced.
 * @throws SkillwrightError `template-variable-unresolved`, `template-value-invalid`.
 */
export function fillPlaceholders(
  text: string,
  file: string,
  values: Readonly<Record<string, string>>,
  used: Set<string>,
): string {
  return text.replaceAll(placeholder, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      throw factoryError(`${file} asks for ${whole}, which has neither a value nor a default`, {
        code: "template-variable-unresolved",
      });
    }
    used.add(name);
    return escapeValue(value, file);
  });
}
