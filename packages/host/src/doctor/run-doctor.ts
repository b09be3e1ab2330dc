import { access, constants, statfs } from "node:fs/promises";
import { SkillwrightError } from "@skillwright/core";
import { checkSandboxSupport } from "@skillwright/python-runtime";
import type { Workspace } from "../workspace/workspace.ts";

/** What one check found. */
export interface DoctorCheck {
  readonly name: string;
  readonly status: "ok" | "warning" | "error";
  readonly detail: string;
  readonly hint?: string | undefined;
}

/** Below this much free space an index or an environment may not fit: 512 MiB. */
const lowSpaceBytes = 512 * 1024 * 1024;

/** Runs every check, one after the other; one that throws is a check that failed. */
export async function runDoctor(workspace: Workspace): Promise<DoctorCheck[]> {
  const checks: [string, () => Promise<Omit<DoctorCheck, "name">>][] = [
    ["node", checkNode],
    ["data directory", () => checkHome(workspace.home)],
    ["python", () => checkPython(workspace)],
    ["sandbox", checkSandbox],
    ["skills", async () => checkSkills(workspace)],
    ["code skills", () => checkCodeSkills(workspace)],
    ["index", () => checkIndex(workspace)],
  ];
  const results: DoctorCheck[] = [];
  for (const [name, check] of checks) {
    try {
      results.push({ name, ...(await check()) });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const hint = SkillwrightError.is(error) ? error.hint : undefined;
      results.push({ name, status: "error", detail, hint });
    }
  }
  return results;
}

async function checkNode() {
  return { status: "ok", detail: `Node ${process.versions.node}` } as const;
}

async function checkHome(home: string) {
  await access(home, constants.W_OK);
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const detail = `${home}, ${Math.round(free / 2 ** 20).toLocaleString("en")} MiB free`;
  return free < lowSpaceBytes
    ? ({ status: "warning", detail, hint: "Free some space, or move the directory." } as const)
    : ({ status: "ok", detail } as const);
}

async function checkPython(workspace: Workspace) {
  const { kind, description } = await workspace.environment();
  return {
    status: "ok",
    detail: `Python ${description.version} at ${description.python} (${kind})`,
  } as const;
}

async function checkSandbox() {
  const support = await checkSandboxSupport();
  if (support.available) return { status: "ok", detail: "skills run in an OS sandbox" } as const;
  return {
    status: "warning",
    detail: `there is none, so only skills that Skillwright ships may run: ${support.reason}`,
    hint: "Install bubblewrap, socat and ripgrep (Linux), ripgrep (macOS).",
  } as const;
}

function checkSkills(workspace: Workspace) {
  const skills = workspace.store.list();
  const quarantined = skills.filter(({ state }) => state === "quarantined");
  const detail = `${skills.length} installed`;
  return quarantined.length > 0
    ? ({
        status: "warning",
        detail: `${detail}, quarantined: ${quarantined.map(({ id }) => id).join(", ")}`,
      } as const)
    : ({ status: "ok", detail } as const);
}

async function checkCodeSkills(workspace: Workspace) {
  const code = await workspace.codeSkills();
  const { paths } = workspace.config.skills;
  if (paths.length === 0) return { status: "ok", detail: "none: [skills] paths is empty" } as const;
  const detail = `${code.list().length} in ${paths.join(", ")}`;
  const skipped = code.diagnostics.filter(({ severity }) => severity !== "info");
  if (skipped.length === 0) return { status: "ok", detail } as const;
  const reasons = skipped.map(({ file = "", message }) => `${file}: ${message}`);
  return { status: "warning", detail: [detail, ...reasons].join("\n") } as const;
}

async function checkIndex(workspace: Workspace) {
  const index = await workspace.syncedIndex();
  return { status: "ok", detail: `${await index.count()} skills indexed` } as const;
}
