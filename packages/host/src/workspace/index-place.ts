import { isAbsolute, join } from "node:path";
import type { IndexPlace } from "@skillwright/discovery";
import type { Config } from "../config/config-schema.ts";

/** Where the index of skills is, with what LanceDB needs to open it. */
export interface SkillIndexPlace extends IndexPlace {
  /** Whether it is of this data directory alone. */
  readonly shared: boolean;
}

/** The place that the configuration names; without one, `index` in the data directory. */
export function indexPlace(
  home: string,
  { uri, storage_options: storageOptions, api_key_env: keyName, region }: Config["discovery"],
  environment: NodeJS.ProcessEnv,
): SkillIndexPlace {
  if (uri === undefined) return { uri: join(home, "index"), shared: false };
  const apiKey = uri.startsWith("db://") ? environment[keyName] : undefined;
  return {
    uri: resolveUri(home, uri),
    shared: true,
    connection: {
      ...(Object.keys(storageOptions).length > 0 && { storageOptions }),
      ...(apiKey && { apiKey }),
      ...(region && { region }),
    },
  };
}

/** A path is meant from the data directory, so that it is the same from wherever a command runs. */
function resolveUri(home: string, uri: string): string {
  const hasScheme = /^[a-z][a-z0-9+.-]+:\/\//i.test(uri);
  return hasScheme || isAbsolute(uri) ? uri : join(home, uri);
}
