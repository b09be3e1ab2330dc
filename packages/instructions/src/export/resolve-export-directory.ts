import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { InstructionError } from "../errors.ts";
import { clientAliases, skillClients } from "./clients.ts";

/** Whose skills: those of one project, or those of one person in all projects. */
export type ExportScope = "project" | "user";

/** How {@link resolveExportDirectory} resolves. */
export interface ExportPlace {
  /** Default `project`. */
  readonly scope?: ExportScope | undefined;
  /** Default: the working directory. */
  readonly projectDir?: string | undefined;
  /** Default: the person's home. */
  readonly homeDir?: string | undefined;
}

/**
 * The directory into which a skill's own directory goes.
 *
 * @param to - a client's id, or a path: anything with a separator, or beginning with a dot.
 * @throws InstructionError `client-unknown`.
 */
export function resolveExportDirectory(
  to: string,
  { scope = "project", projectDir = process.cwd(), homeDir = homedir() }: ExportPlace = {},
): string {
  const id = clientAliases[to] ?? to;
  const client = Object.hasOwn(skillClients, id) ? skillClients[id] : undefined;
  if (client)
    return scope === "project" ? join(projectDir, client.project) : join(homeDir, client.user);
  if (/[/\\]|^\./.test(to)) return resolve(projectDir, to);
  throw new InstructionError(`no client is called ${JSON.stringify(to)}`, {
    code: "client-unknown",
    hint: `Name a directory (./${to}) or one of ${Object.keys(skillClients).join(", ")}.`,
  });
}
