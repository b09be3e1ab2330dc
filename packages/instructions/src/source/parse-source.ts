import { stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { InstructionError } from "../errors.ts";
import type { SkillSource } from "./skill-source.ts";

/** How {@link parseSource} resolves what is relative. */
export interface ParseSourceOptions {
  /** What local paths are relative to. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** What `owner/repo` is on. Default `https://github.com/`. */
  readonly gitHost?: string | undefined;
}

const shorthand =
  /^(?<repo>[A-Za-z0-9][\w.-]*\/[\w.-]+)(?<path>(?:\/[^/#@]+)*)\/?(?:[#@](?<ref>.+))?$/;
const gitAddress = /^(?:(?:https|ssh|file):\/\/|git@[\w.-]+:)/;
const webTree =
  /^(?<url>https:\/\/[^/]+\/[^/]+\/[^/]+)\/(?:-\/)?tree\/(?<ref>[^/]+)(?:\/(?<path>.+?))?\/?$/;

/**
 * What a person means by a source: a path that exists, a git address
 * (`https://host/repo.git//dir#ref`), a page of a forge (`…/tree/<ref>/<dir>`), or
 * `owner/repo[/dir][#ref]`.
 *
 * @throws InstructionError `source-unknown`.
 */
export async function parseSource(
  text: string,
  { cwd = process.cwd(), gitHost = "https://github.com/" }: ParseSourceOptions = {},
): Promise<SkillSource> {
  if (gitAddress.test(text)) return parseGitAddress(text);
  const local = await parseLocal(resolve(cwd, text));
  if (local) return local;
  const { repo, path, ref } = shorthand.exec(text)?.groups ?? {};
  const isPath = text.startsWith(".") || text.startsWith("/");
  if (repo !== undefined && !isPath) {
    return git(`${gitHost}${repo.replace(/\.git$/, "")}.git`, ref, path?.slice(1));
  }
  throw new InstructionError(`there is no source ${JSON.stringify(text)}`, {
    code: "source-unknown",
    hint: "Name a directory, a SKILL.md, a .zip, a pack, a git URL or owner/repo.",
  });
}

async function parseLocal(path: string): Promise<SkillSource | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return { type: "directory", path };
  const types = {
    ".zip": "zip",
    ".skill": "zip",
    ".json": "pack",
    ".toml": "config",
    ".md": "file",
  } as const;
  const type = Object.entries(types).find(
    ([extension]) => extension === extname(path).toLowerCase(),
  )?.[1];
  if (type !== undefined) return { type, path };
  throw new InstructionError(`${basename(path)} is of no kind that holds skills`, {
    code: "source-unknown",
    hint: "Name a directory, a SKILL.md, a .zip, a pack (.json) or a config (.toml).",
  });
}

function parseGitAddress(text: string): SkillSource {
  const page = webTree.exec(text)?.groups;
  if (page?.["url"] !== undefined) return git(`${page["url"]}.git`, page["ref"], page["path"]);
  const [address = "", ref] = text.split("#", 2);
  const inside = address.indexOf("//", address.indexOf("://") + 3);
  if (inside < 0) return git(address, ref);
  return git(address.slice(0, inside), ref, address.slice(inside + 2));
}

function git(url: string, ref?: string, path?: string): SkillSource {
  return {
    type: "git",
    url,
    ...(ref !== undefined && ref !== "" && { ref }),
    ...(path !== undefined && path !== "" && { path: path.replace(/\/$/, "") }),
  };
}
