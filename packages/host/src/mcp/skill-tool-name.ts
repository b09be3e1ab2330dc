import { withHashSuffix } from "@skillwright/core";

/** What clients take for a tool's name: 64 characters of these. */
const toolName = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * The name of an action as a tool: the skill's id, for skills with several actions
 * `<id>--<action>`.
 *
 * @param taken - names that are given away; one of them gets a short hash.
 */
export function skillToolName(
  skillId: string,
  action: string,
  { only, taken }: { readonly only: boolean; readonly taken: ReadonlySet<string> },
): string {
  const name = only ? skillId : `${skillId}--${action}`;
  if (toolName.test(name) && !taken.has(name)) return name;
  return withHashSuffix(name.replace(/[^a-zA-Z0-9_-]/g, "-"), `${skillId}\n${action}`);
}
