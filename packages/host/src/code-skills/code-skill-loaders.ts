import { type Diagnostic, SkillwrightError } from "@skillwright/core";
import {
  codeSkillLoader,
  type FactoryErrorCode,
  reportDiagnostics,
  type SkillLoader,
  type SkillValidator,
  type ValidationProfile,
} from "@skillwright/factory";

/** So many findings are told of a skill that is left out; `skill validate` tells them all. */
const maxFindings = 3;

/**
 * Loads code skills, held to the rules of the profile before any of their code runs.
 *
 * Packages of other kinds that lie in the same places are refused with the command that is meant
 * for them: a stranger's Python must not get around its approval by where it lies.
 */
export function codeSkillLoaders(
  validator: Pick<SkillValidator, "validate">,
  profile: ValidationProfile,
): SkillLoader[] {
  const code = codeSkillLoader();
  return [
    {
      marker: code.marker,
      async load(dir) {
        const skill = await code.load(dir);
        const report = await validator.validate(skill, { profile });
        if (report.isValid) return skill;
        throw invalidSkill(dir, reportDiagnostics(report));
      },
    },
    refusing("manifest.toml", "a Python skill is approved and installed, not run from a path"),
    refusing("composition.toml", "a composition is run by `skill compose`"),
  ];
}

function refusing(marker: string, reason: string): SkillLoader {
  return {
    marker,
    async load() {
      throw new SkillwrightError<FactoryErrorCode>(reason, { code: "skill-unreadable" });
    },
  };
}

function invalidSkill(dir: string, findings: readonly Diagnostic[]) {
  const wrong = findings.filter(({ severity }) => severity === "error");
  const told = wrong.slice(0, maxFindings).map(({ file, line, message }) => {
    return file === undefined ? message : `${file}:${line ?? 1}: ${message}`;
  });
  const rest = wrong.length > maxFindings ? [`and ${wrong.length - maxFindings} more`] : [];
  return new SkillwrightError<FactoryErrorCode>([...told, ...rest].join("\n"), {
    code: "skill-invalid",
    hint: `See all of it: skill validate ${dir}`,
  });
}
