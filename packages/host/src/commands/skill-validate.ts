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
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import type { HostErrorCode } from "../errors.ts";
import type { Workspace } from "../workspace/workspace.ts";

const manifestName = "manifest.toml";
const formatProfiles = ["strict", "lenient"] as const;
const rulesProfiles = ["basic", "security", "performance", "compatibility", "full"] as const;
const profiles = [...formatProfiles, ...rulesProfiles] as const;
type Profile = (typeof profiles)[number];

/** Says what is wrong with a skill's directory, Python or instruction skill, without running it. */
export const skillValidate = defineCommand({
  name: "skill.validate",
  payload: z.object({
    dir: z.string().min(1),
    /** What the path is relative to; default where the host was started. */
    cwd: z.string().optional(),
    /** `strict`, `lenient`: how a `SKILL.md` is judged; the others: by which rules a Python skill is. */
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
    const [toml, markdown] = await Promise.all(
      [manifestName, agentSkillFileName].map((name) => readIfThere(join(directory, name))),
    );
    if (toml === undefined && markdown === undefined) throw noSkill(directory);
    const diff = markdown === undefined ? "" : await fixSkill(directory, markdown, format, fix);
    const diagnostics = [
      ...(toml === undefined ? [] : await checkPython(directory, toml, profile, workspace)),
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
  return [...findings, ...script, ...(await checkRules(directory, manifest, profile, workspace))];
}

/** The factory's rules: imports against permissions, complexity, hidden content, compatibility. */
async function checkRules(
  dir: string,
  manifest: SkillManifest,
  profile: Profile,
  { environment, store, config: { validation } }: Workspace,
): Promise<Diagnostic[]> {
  const { pythonSkill, reportDiagnostics, SkillValidator } = await import("@skillwright/factory");
  const skill = pythonSkill(
    { dir, manifest },
    { options: async () => ({ environment: await environment() }) },
  );
  const validator = new SkillValidator({
    config: {
      maxTimeMs: validation.max_time_seconds * 1000,
      allowedDependencies: validation.allowed_dependencies,
      allowedHosts: validation.allowed_hosts,
      performanceThresholds: {
        maxPackageKb: validation.performance_thresholds.max_package_kb,
        maxComplexity: validation.performance_thresholds.max_complexity,
      },
      hasSkill: (id) => store.get(id) !== undefined,
    },
  });
  const rules = rulesProfiles.find((known) => known === profile) ?? validation.profile;
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
    `there is no skill in ${directory}: neither ${manifestName} nor ${agentSkillFileName}`,
    { code: "skill-not-found", hint: "Name the directory of one skill." },
  );
}
