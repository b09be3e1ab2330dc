import { SkillValidator } from "@skillwright/factory";
import type { Config } from "../config/config-schema.ts";

/** The factory's rules as the configuration wants them. */
export function createSkillValidator(
  { validation }: Pick<Config, "validation">,
  hasSkill: (id: string) => boolean,
): SkillValidator {
  const { max_package_kb: maxPackageKb, max_complexity: maxComplexity } =
    validation.performance_thresholds;
  return new SkillValidator({
    config: {
      maxTimeMs: validation.max_time_seconds * 1000,
      allowedDependencies: validation.allowed_dependencies,
      allowedHosts: validation.allowed_hosts,
      performanceThresholds: { maxPackageKb, maxComplexity },
      hasSkill,
    },
  });
}
