import type { JsonValue } from "../json/json-value.ts";
import { formatKeyPath } from "../toml/key-path.ts";
import { toJson } from "../toml/to-json.ts";
import { checkRelations } from "./check-relations.ts";
import { findUnknownKeys } from "./find-unknown-keys.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import { problemFromIssue } from "./problem-from-issue.ts";
import { type ManifestFile, manifestFile } from "./schema/manifest-file.ts";

/** What {@link checkManifestFile} found. */
export interface ManifestFileCheck {
  /** With the defaults; absent when a table is wrong in itself. */
  readonly file: ManifestFile | undefined;
  /** What was checked: the part of the value that TOML and JSON share. */
  readonly json: JsonValue;
  readonly problems: readonly ManifestProblem[];
}

/** Everything that is wrong with the keys of a manifest, and the manifest when that leaves one. */
export function checkManifestFile(value: object): ManifestFileCheck {
  const { json, unshared } = toJson(value);
  const { data, error } = manifestFile.safeParse(json, { reportInput: true });
  const problems = [
    ...unshared.map(({ path, reason }): ManifestProblem => {
      return { code: "value-unsupported", path, message: `invalid value: ${reason}` };
    }),
    ...(error?.issues ?? []).map(problemFromIssue),
    ...checkRelations(Object(json)),
    ...findUnknownKeys(manifestFile, json),
  ];
  return { file: data, json, problems: firstOfEachPath(problems) };
}

/** What is no string cannot also be a malformed name: one problem for each key is enough to begin with. */
function firstOfEachPath(problems: readonly ManifestProblem[]): ManifestProblem[] {
  const byPath = new Map<string, ManifestProblem>();
  for (const problem of problems) {
    const path = formatKeyPath(problem.path);
    if (!byPath.has(path)) byPath.set(path, problem);
  }
  return [...byPath.values()];
}
