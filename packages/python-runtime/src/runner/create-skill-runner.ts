import { DaemonRunner } from "./daemon-runner.ts";
import type { SkillRunner, SkillRunnerOptions } from "./skill-runner.ts";

/** A runner in daemon mode. One-shot runs need none: `await using skill = await startSkill(…)`. */
export function createSkillRunner(options: SkillRunnerOptions): SkillRunner {
  return new DaemonRunner(options);
}
