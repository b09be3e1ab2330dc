import { SkillwrightError } from "@skillwright/core";
import type { IndexedState, SkillEntry } from "../entry.ts";
import type { DiscoveryErrorCode } from "../errors.ts";
import { isSkillSource } from "./candidate.ts";

const states: ReadonlySet<IndexedState> = new Set([
  "pending",
  "testing",
  "active",
  "disabled",
  "quarantined",
]);

/** @throws SkillwrightError `entry-invalid` when the entry cannot be indexed, naming what is wrong. */
export function checkEntry({ id, name, source, state = "active" }: SkillEntry): void {
  if (id.trim() === "") throw invalid("a skill to index has a blank id");
  if (name.trim() === "") throw invalid(`the skill ${JSON.stringify(id)} has a blank name`);
  if (!isSkillSource(source)) {
    throw invalid(
      `the skill ${JSON.stringify(id)} has the unknown source ${JSON.stringify(source)}`,
    );
  }
  if (!states.has(state)) {
    throw invalid(`the skill ${JSON.stringify(id)} has the unknown state ${JSON.stringify(state)}`);
  }
}

function invalid(message: string): SkillwrightError<DiscoveryErrorCode> {
  return new SkillwrightError(message, { code: "entry-invalid" });
}
