import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  agentSkillFileName,
  type Diagnostic,
  fixAgentSkill,
  hasErrors,
  type SkillManifest,
  SkillwrightError,
  safeParseManifest,
  validateAgentSkill,
} from "@skillwright/core";
import type { Skill } from "@skillwright/factory";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import type { HostErrorCode } from "../errors.ts";
import type { Workspace } from "../workspace/workspace.ts";

const manifestName = "manifest.toml";
const codeSkillFileName = "skill.json";
const formatProfiles = ["strict", "lenient"] as const;
const rulesProfiles = ["basic", "security", "performance", "compatibility", "full"] as const;
const profiles = [...formatProfiles, ...rulesProfiles] as const;
type Profile = (typeof profiles)[number];

/** Says what is wrong with a directory of a Python, code or instruction skill, without running it. */
export const skillValidate = defineCommand({
  name: "skill.validate",
  payload: z.object({
    dir: z.string().min(1),
    /** What the path is relative to; default where the host was started. */
    cwd: z.string().optional(),
    /** `strict`, `lenient`: how a `SKILL.md` is judged; the others: by which rules code is. */
    profile: z.enum(profiles).default("strict"),
    /** `show` gives the mechanical fixes as a diff; `apply` writes them. */
    fix: z.enum(["none", "show", "apply"]).default("none"),
  }),
  result: z.object({
    valid: z.boolean(),
    diagnostics: z.array(diagnosticWireSchema),
    /** What the fixes change, unified; empty when there is nothing to fix. */
    diff: z.string().optional(),
  }),
  async run({ dir, cwd, profile, fix }, { workspace }) {
    const format = profile === "lenient" ? "lenient" : "strict";
    const directory = cwd === undefined ? resolve(dir) : resolve(cwd, dir);
    const [toml, json, markdown] = await Promise.all(
      [manifestName, codeSkillFileName, agentSkillFileName].map((name) =>
        readIfThere(join(directory, name)),
      ),
    );
    if ([toml, json, markdown].every((text) => text === undefined)) throw noSkill(directory);
    const diff = markdown === undefined ? "" : await fixSkill(directory, markdown, format, fix);
    const diagnostics = [
      ...(toml === undefined ? [] : await checkPython(directory, toml, profile, workspace)),
      ...(json === undefined ? [] : await checkCode(directory, profile, workspace)),
      ...(markdown === undefined ? [] : await validateAgentSkill(directory, { profile: format })),
    ];
    return {
      valid: !hasErrors(diagnostics),
      diagnostics: diagnostics.map(diagnosticWire),
      ...(fix === "none" ? {} : { diff }),
    };
  },
});

async function checkPython(
  directory: string,
  toml: string,
  profile: Profile,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const { manifest, diagnostics } = safeParseManifest(toml);
  const findings = diagnostics.map((diagnostic) => ({ ...diagnostic, file: manifestName }));
  if (manifest === undefined) return findings;
  const file = manifest.entryFile;
  const source = await readIfThere(join(directory, file));
  if (source === undefined) {
    const message = `the entry script ${file} is missing`;
    return [...findings, { code: "entry-missing", severity: "error", message, file }];
  }
  const { checkScript } = await import("@skillwright/generator");
  const script = checkScript(source).diagnostics.map((diagnostic) => ({ ...diagnostic, file }));
  // The rules judge what can be read; a script that cannot has been judged.
  if (hasErrors(script)) return [...findings, ...script];
  return [
    ...findings,
    ...script,
    ...(await checkPythonRules(directory, manifest, profile, workspace)),
  ];
}

async function checkCode(
  directory: string,
  profile: Profile,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const { codeSkillLoader } = await import("@skillwright/factory");
  try {
    const skill = await codeSkillLoader().load(directory);
    return await checkRules(skill, profile, workspace);
  } catch (error) {
    if (!SkillwrightError.is(error)) throw error;
    const { code, message } = error;
    return [{ code, severity: "error", message, file: codeSkillFileName }];
  }
}

async function checkPythonRules(
  dir: string,
  manifest: SkillManifest,
  profile: Profile,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const { pythonSkill } = await import("@skillwright/factory");
  const environment = async () => ({ environment: await workspace.environment() });
  return checkRules(pythonSkill({ dir, manifest }, { options: environment }), profile, workspace);
}

/** The factory's rules: imports against permissions, complexity, hidden content, compatibility. */
async function checkRules(
  skill: Skill,
  profile: Profile,
  { store, codeSkills, config }: Workspace,
): Promise<Diagnostic[]> {
  const { reportDiagnostics } = await import("@skillwright/factory");
  const { createSkillValidator } = await import("../code-skills/create-skill-validator.ts");
  const code = await codeSkills();
  const isKnown = (id: string) => store.get(id) !== undefined || code.get(id) !== undefined;
  const validator = createSkillValidator(config, isKnown);
  const rules = rulesProfiles.find((known) => known === profile) ?? config.validation.profile;
  return reportDiagnostics(await validator.validate(skill, { profile: rules }));
}

async function fixSkill(
  directory: string,
  markdown: string,
  profile: (typeof formatProfiles)[number],
  fix: "none" | "show" | "apply",
): Promise<string> {
  if (fix === "none") return "";
  const { text } = fixAgentSkill(markdown, { profile });
  const file = (content: string) => ({
    path: agentSkillFileName,
    bytes: new TextEncoder().encode(content),
    executable: false,
  });
  const { diffFiles } = await import("@skillwright/instructions");
  const diff = diffFiles([file(markdown)], [file(text)]);
  if (fix === "apply" && text !== markdown) {
    await writeFile(join(directory, agentSkillFileName), text);
  }
  return diff;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function noSkill(directory: string) {
  return new SkillwrightError<HostErrorCode>(
    `there is no skill in ${directory}: none of ${manifestName}, ${codeSkillFileName}, ${agentSkillFileName}`,
    { code: "skill-not-found", hint: "Name the directory of one skill." },
  );
}
