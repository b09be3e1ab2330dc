import { isPythonVersionSpecifier } from "../python-version/is-python-version-specifier.ts";
import { quote } from "../text/quote.ts";
import { checkMarker } from "./check-marker.ts";

const name = /^[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?$/i;

/**
 * What keeps a text from being a dependency specifier (PEP 508), if anything does.
 *
 * Takes linear time, so a script cannot stall its reader.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function checkDependency(specifier: string): string | undefined {
  const text = specifier.trim();
  const nameEnd = endOf(/[^A-Z0-9._-]/i, text);
  if (!name.test(text.slice(0, nameEnd))) return "it does not begin with the name of a package";
  const rest = text.slice(nameEnd).trimStart();
  if (!rest.startsWith("[")) return checkSource(rest);
  const extrasEnd = endOf(/\]/, rest);
  if (extrasEnd === rest.length) return "its list of extras is not closed";
  return (
    checkExtras(rest.slice(1, extrasEnd)) ?? checkSource(rest.slice(extrasEnd + 1).trimStart())
  );
}

function checkExtras(list: string): string | undefined {
  if (list.trim() === "") return undefined;
  const wrong = list.split(",").find((extra) => !name.test(extra.trim()));
  return wrong === undefined ? undefined : `${quote(wrong.trim())} cannot be an extra`;
}

/** Where the package comes from: a URL, or versions on the index. */
function checkSource(text: string): string | undefined {
  if (!text.startsWith("@")) {
    const versionsEnd = endOf(/;/, text);
    return checkVersions(text.slice(0, versionsEnd).trim()) ?? checkTail(text.slice(versionsEnd));
  }
  const reference = text.slice(1).trimStart();
  const urlEnd = endOf(/\s/, reference);
  const url = reference.slice(0, urlEnd);
  // A semicolon may belong to a URL, so only one after a blank begins the marker.
  if (!URL.canParse(url)) return `${quote(url)} is not a URL`;
  return checkTail(reference.slice(urlEnd).trimStart());
}

function checkVersions(text: string): string | undefined {
  const list = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
  return isPythonVersionSpecifier(list) ? undefined : `${quote(list)} does not say which versions`;
}

/** What may follow the source: a marker. */
function checkTail(text: string): string | undefined {
  if (text === "") return undefined;
  return text.startsWith(";") ? checkMarker(text.slice(1)) : `${quote(text)} is unexpected`;
}

function endOf(pattern: RegExp, text: string): number {
  const index = text.search(pattern);
  return index === -1 ? text.length : index;
}
