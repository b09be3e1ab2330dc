import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isSkillId } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import type { SkillLoader } from "../loaders/skill-loader.ts";
import type { SkillValidator } from "../validation/skill-validator.ts";
import type { ValidationReport } from "../validation/validation-report.ts";
import { type FilledFile, fillTemplate } from "./fill-template.ts";
import type { SkillTemplate } from "./skill-template.ts";

/** How {@link scaffoldSkill} makes a skill. */
export interface ScaffoldOptions {
  /** Directory in which the skill's own directory is made. */
  readonly parent: string;
  /** The id of the skill, and the name of its directory; templates know it as `{{ id }}`. */
  readonly id: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** What the new skill must be readable by; one of them must know it. */
  readonly loaders: readonly SkillLoader[];
  readonly validator: SkillValidator;
  /** Replace what is there. Default false. */
  readonly force?: boolean | undefined;
  /** Write nothing that stays. Default false. */
  readonly dryRun?: boolean | undefined;
}

/** What was made, or would be. */
export interface Scaffold {
  /** Absolute. */
  readonly dir: string;
  readonly files: readonly FilledFile[];
  readonly report: ValidationReport;
}

/**
 * Makes a skill from a template: filled beside its place, checked there, and only then put in it.
 *
 * @throws SkillwrightError `template-value-invalid`, `template-variable-unresolved`,
 *   `template-variable-unused`, `scaffold-exists`, `scaffold-invalid`.
 */
export async function scaffoldSkill(
  template: SkillTemplate,
  options: ScaffoldOptions,
): Promise<Scaffold> {
  const { id, values = {}, force = false, dryRun = false } = options;
  if (!isSkillId(id)) {
    throw factoryError(`${JSON.stringify(id.slice(0, 100))} cannot be the id of a skill`, {
      code: "template-value-invalid",
      hint: "Use lower-case letters, digits, - and _.",
    });
  }
  const parent = resolve(options.parent);
  const dir = join(parent, id);
  if (existsSync(dir) && !force && !dryRun) throw exists(dir);
  const files = await fillTemplate(template, values, { id });
  await mkdir(parent, { recursive: true });
  // In the same directory: moving a directory into its place must not cross file systems.
  const workshop = await mkdtemp(join(parent, ".scaffold-"));
  try {
    const draft = join(workshop, id);
    await writeFiles(draft, files);
    const report = await inspect(draft, options);
    if (!dryRun) await putInPlace(draft, dir, workshop);
    return { dir, files, report };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function writeFiles(dir: string, files: readonly FilledFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}

async function inspect(
  draft: string,
  { loaders, validator }: ScaffoldOptions,
): Promise<ValidationReport> {
  const loader = loaders.find(({ marker }) => existsSync(join(draft, marker)));
  if (loader === undefined) {
    throw factoryError("the template makes no skill that a loader knows", {
      code: "scaffold-invalid",
    });
  }
  const skill = await loader.load(draft).catch((cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw factoryError(`the template makes no skill: ${reason}`, {
      code: "scaffold-invalid",
      cause,
    });
  });
  const report = await validator.validate(skill);
  if (report.isValid) return report;
  const findings = report.results.flatMap((result) => result.findings);
  throw factoryError(
    `the template makes an invalid skill: ${findings.map(({ message }) => message).join("; ")}`,
    { code: "scaffold-invalid", cause: report },
  );
}

/** What is there goes aside first and comes back when the exchange fails. */
async function putInPlace(draft: string, dir: string, workshop: string): Promise<void> {
  const old = join(workshop, "replaced");
  const replaces = existsSync(dir);
  if (replaces) await rename(dir, old);
  try {
    await rename(draft, dir);
  } catch (error) {
    if (replaces) await rename(old, dir);
    throw error;
  }
}

function exists(dir: string) {
  return factoryError(`${dir} exists already`, {
    code: "scaffold-exists",
    hint: "Choose another id, or replace it with force.",
  });
}
