import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasErrors } from "@skillwright/core";
import {
  analyzeScript,
  type RunnableSkill,
  type TestSkillOptions,
  testSkill,
} from "@skillwright/python-runtime";

/**
 * Checks a package that is about to be installed, as a proposal is checked: syntax and security
 * rules, then live without secrets or network. What breaks a rule is never started.
 *
 * @throws SkillValidationError `skill-invalid`, with every finding.
 */
export async function verifyPackage(
  skill: RunnableSkill,
  options: TestSkillOptions,
): Promise<void> {
  const source = await readFile(join(skill.dir, skill.manifest.entryFile), "utf8");
  const { describeLiveTest, SkillValidationError } = await import("@skillwright/generator");
  const { diagnostics } = analyzeScript(source);
  if (hasErrors(diagnostics)) throw new SkillValidationError(diagnostics);
  const report = await testSkill(skill, options);
  if (report.passed) return;
  throw new SkillValidationError(describeLiveTest(report));
}
