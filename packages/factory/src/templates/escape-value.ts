import { extname } from "node:path";
import { factoryError } from "../errors.ts";

/**
 * A value as it stands between double quotes in a file of this type, so that it stays a value:
 * whatever is in it cannot end the string it stands in. Comments hold it, too: it has no line breaks.
 *
 * @throws SkillwrightError `template-value-invalid` for a type of file that we cannot escape for.
 */
export function escapeValue(value: string, file: string): string {
  switch (extname(file).toLowerCase()) {
    // JSON's escapes are understood by all of these in double quotes.
    case ".json":
    case ".py":
    case ".toml":
    case ".yaml":
    case ".yml":
      return quoted(value);
    case ".ts":
    case ".mts":
    case ".js":
    case ".mjs":
      // Also harmless in a template literal, and never the end of a comment.
      return quoted(value)
        .replaceAll("`", "\\u0060")
        .replaceAll("$", "\\u0024")
        .replaceAll("*/", "*\\/");
    case ".md":
      return value.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|!&]/g, "\\$&");
    case ".txt":
      return value;
    default:
      throw factoryError(`no value can be put into ${file}: nobody knows how to escape it there`, {
        code: "template-value-invalid",
      });
  }
}

function quoted(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(
      /[\u007F-\u009F\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
