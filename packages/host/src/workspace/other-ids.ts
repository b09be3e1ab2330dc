import type { InstructionStore } from "@skillwright/instructions";
import type { CodeSkills } from "../code-skills/code-skills.ts";

/** The ids of instruction skills and code skills, which no installed skill may take. */
export async function otherIds(parts: {
  instructions(): Promise<InstructionStore>;
  codeSkills(): Promise<CodeSkills>;
}): Promise<string[]> {
  const [instructions, code] = await Promise.all([parts.instructions(), parts.codeSkills()]);
  return [
    ...(await instructions.list()).map(({ name }) => name),
    ...code.list().map(({ id }) => id),
  ];
}
