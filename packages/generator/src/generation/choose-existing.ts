import { isRunnable, SkillwrightError } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";
import type { MatchMemory } from "../memory/match-memory.ts";
import type { GenerationOutcome } from "./generation-outcome.ts";
import type { GeneratorParts } from "./generator-settings.ts";

/** What {@link chooseExisting} needs. */
interface ExistingChoice extends Pick<GeneratorParts, "store" | "index" | "syncIndex"> {
  readonly memory: MatchMemory;
}

/**
 * Takes a person's word that a skill does what the intent asks for: from now on it is found by it.
 *
 * @throws SkillwrightError `skill-not-installed` when no search would find the skill.
 */
export async function chooseExisting(
  intent: string,
  skillId: string,
  { store, index: openIndex, syncIndex, memory }: ExistingChoice,
): Promise<GenerationOutcome> {
  const index = await openIndex();
  await syncIndex(index);
  const record = store.get(skillId);
  const offered = record === undefined || isRunnable(record.state);
  if (!offered || !(await index.has(skillId))) {
    throw new SkillwrightError<GeneratorErrorCode>(
      `no skill ${JSON.stringify(skillId.slice(0, 100))} is installed and active`,
      { code: "skill-not-installed", hint: "List what is installed: skill list." },
    );
  }
  memory.remember(skillId, intent, "chosen");
  await syncIndex(index);
  return { status: "existing_match", skillId, name: record?.name ?? skillId, score: 1 };
}
