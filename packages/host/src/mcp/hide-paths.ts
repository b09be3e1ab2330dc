/**
 * An absolute path of two or more segments, POSIX or Windows. Not what follows a letter, digit or
 * colon: `text/csv` and `https://host/path` are none.
 */
const absolutePath =
  /(?<![\w:/.~…-])(?:~|[A-Za-z]:)?(?:[/\\](?![/\\])[^\s/\\"'`:*?<>|,;()[\]{}]+){2,}[/\\]?/g;

/** The text with every absolute path cut to `…/` and its last segment: models need no more. */
export function hidePaths(text: string): string {
  return text.replace(absolutePath, (path) => {
    const last = path.split(/[/\\]/).findLast((segment) => segment !== "");
    return `…/${last ?? ""}`;
  });
}
