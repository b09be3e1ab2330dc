import type { IndexableSkill } from "@skillwright/generator";
import type { InstructionStore } from "@skillwright/instructions";

/** The instruction skills that can be loaded, as an index knows them. */
export async function indexableInstructions(
  instructions: InstructionStore,
): Promise<IndexableSkill[]> {
  const installed = await instructions.list();
  return installed.flatMap(({ name, skill, digest }) =>
    skill === undefined
      ? []
      : [
          {
            entry: {
              id: name,
              name: skill.name,
              description: skill.description,
              source: "markdown",
            },
            digest,
          },
        ],
  );
}
