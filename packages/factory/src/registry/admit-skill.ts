import semver from "semver";
import { factoryError } from "../errors.ts";
import { parseSkillMetadata } from "../skill/parse-skill-metadata.ts";
import type { Skill } from "../skill/skill.ts";
import type { SkillMetadata } from "../skill/skill-metadata.ts";
import type { ValidationReport } from "../validation/validation-report.ts";

/**
 * The skill with its metadata checked and completed.
 *
 * @param ours - the version of Skillwright that it would run in.
 * @throws SkillwrightError `skill-metadata-invalid`, `system-version-unsupported`.
 */
export function admitSkill(skill: Skill, ours: string | undefined): Skill {
  const metadata = parseSkillMetadata(skill.metadata);
  if (ours !== undefined) refuseOtherSystem(metadata, ours);
  return { metadata, source: skill.source, initialize: (setup) => skill.initialize(setup) };
}

function refuseOtherSystem({ id, systemVersion: { min, max } }: SkillMetadata, ours: string): void {
  const tooOld = min !== undefined && semver.lt(ours, min);
  const tooNew = max !== undefined && semver.gt(ours, max);
  if (!tooOld && !tooNew) return;
  throw factoryError(
    `${id} is for Skillwright ${min ?? "any"} to ${max ?? "any"}, this is ${ours}`,
    {
      code: "system-version-unsupported",
    },
  );
}

/** @throws SkillwrightError `skill-invalid` with the report as its cause. */
export function refuseInvalid({ id }: SkillMetadata, report: ValidationReport | undefined): void {
  if (report === undefined || report.isValid) return;
  const failed = report.results.filter(({ status }) => status === "failed");
  const problems = failed.flatMap(({ findings }) => findings.map(({ message }) => message));
  throw factoryError(`${id} is invalid: ${problems.slice(0, 5).join("; ")}`, {
    code: "skill-invalid",
    cause: report,
  });
}
