import { resolve } from "node:path";
import envPaths from "env-paths";

/**
 * The data directory: `option`, else `SKILLWRIGHT_HOME`, else the platform's data directory
 * (`~/.local/share/skillwright` on Linux).
 *
 * @param option - as given on a command line, relative to `cwd`.
 */
export function resolveHome(
  option: string | undefined,
  environment: NodeJS.ProcessEnv,
  cwd: string,
): string {
  const named = option ?? environment["SKILLWRIGHT_HOME"];
  // An empty variable means unset, as for XDG_DATA_HOME.
  return named ? resolve(cwd, named) : envPaths("skillwright", { suffix: "" }).data;
}
