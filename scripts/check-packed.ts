/**
 * Proves that every published package opens its door outside the workspace: packs each one,
 * has publint read the archive, installs the archives into an empty npm project, imports them there
 * and starts the `skill` command.
 *
 * Needs `pnpm build` first. Exit code 1 names the package that failed.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "..");
const project = await mkdtemp(join(tmpdir(), "skillwright-packed-"));

try {
  const names = await readdir(join(root, "packages"));
  await mkdir(join(project, "archives"));
  for (const name of names) await pack(name);
  for (const name of names) await lintArchive(name);
  await installArchives();
  for (const name of names) await importPackage(`@skillwright/${name}`);
  await startCommand();
} finally {
  await rm(project, { recursive: true, force: true });
}

async function pack(name: string) {
  const target = join(project, "archives");
  await run("npx", ["-y", "pnpm@10", "pack", "--pack-destination", target], {
    cwd: join(root, "packages", name),
  });
}

async function lintArchive(name: string) {
  const manifest = JSON.parse(await readFile(join(root, "packages", name, "package.json"), "utf8"));
  const archive = join(project, "archives", `skillwright-${name}-${manifest.version}.tgz`);
  const { buffer } = await readFile(archive);
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  for (const message of messages) console.log(`${pkg["name"]}: ${formatMessage(message, pkg)}`);
  if (messages.length > 0) throw new Error(`publint finds fault with @skillwright/${name}`);
}

async function installArchives() {
  const archives = (await readdir(join(project, "archives"))).map((file) => `./archives/${file}`);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // Install scripts stay off: what needs one must not be needed by an import.
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...archives], {
    cwd: project,
    maxBuffer: 64 * 1024 * 1024,
  });
}

async function importPackage(name: string) {
  const source = `const door = await import(${JSON.stringify(name)}); console.log(Object.keys(door).length);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source], {
    cwd: project,
  });
  if (Number(stdout) === 0 && name !== "@skillwright/cli")
    throw new Error(`${name} exports nothing`);
  console.log(`${name}: ${stdout.trim()} exports`);
}

async function startCommand() {
  const manifest = JSON.parse(await readFile(join(root, "packages/cli/package.json"), "utf8"));
  const { stdout } = await run(process.execPath, ["node_modules/.bin/skill", "--version"], {
    cwd: project,
  });
  if (stdout.trim() !== manifest.version) throw new Error(`skill --version printed ${stdout}`);
  console.log(`skill --version: ${stdout.trim()}`);
}
