import type { AuthorRequest } from "../author.ts";

/** Most characters of an installed file that the model is shown. */
const maxFileLength = 60_000;

/** The first thing said to the model: what to write, or what to change. */
export function describeTask({ intent, id, name, current, tests }: AuthorRequest): string {
  const identity = `The manifest has id = ${JSON.stringify(id)} and name = ${JSON.stringify(name)}.`;
  const given = tests ? `\nIt must pass these tests:\n${JSON.stringify(tests)}` : "";
  if (current === undefined) {
    return `Write a skill for this request:\n${JSON.stringify(intent)}\n${identity}${given}`;
  }
  const files = Object.entries(current.files).map(
    ([path, text]) => `${path}:\n${JSON.stringify(text.slice(0, maxFileLength))}`,
  );
  return [
    `Change the installed skill ${JSON.stringify(id)} as this request says:\n${JSON.stringify(intent)}`,
    `${identity} Raise its version. Keep its tests where the request does not contradict them.${given}`,
    `Its files, as JSON strings, are already there; write only those that change:`,
    ...files,
  ].join("\n\n");
}
