import { z } from "zod";
import { isSkillId } from "../../ids/is-skill-id.ts";
import { isPythonVersion } from "../../python-version/is-python-version.ts";
import { acceptanceTest } from "./acceptance-test.ts";
import { action } from "./action.ts";
import { credential } from "./credential.ts";
import { entryFile } from "./entry-file.ts";
import { permissions } from "./permissions.ts";
import { provenance } from "./provenance.ts";
import { requirement } from "./requirement.ts";
import { rule } from "./rule.ts";
import { setting } from "./setting.ts";
import { listOf, text } from "./text.ts";

/** @see https://semver.org, its own expression, and the length limit of node-semver. */
const semver =
  /^(?=.{1,256}$)(?:(?:0|[1-9]\d*)\.){2}(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/;

const isBlank = (value: string) => value.trim() === "";

const isTag = (value: string) =>
  /^[\p{L}\p{N}]\S{0,63}$/u.test(value) && value === value.toLowerCase();

/** Keys and rules of `manifest.toml`, each table by itself; what tables say of one another is checked after. */
export const manifestFile = z.object({
  id: text.check(
    rule(
      "id-invalid",
      isSkillId,
      "use 1 to 64 of a-z, 0-9, - and _, beginning with a letter or digit",
    ),
  ),
  name: text.check(rule("name-blank", (name) => !isBlank(name), "a name is not blank")),
  version: text
    .check(
      rule("version-invalid", (version) => semver.test(version), 'use a version such as "1.0.0"'),
    )
    .default("0.1.0"),
  description: text.default(""),
  entry_file: entryFile,
  min_uv_version: text
    .check(rule("uv-version-invalid", isPythonVersion, 'use a version such as "0.5.14"'))
    .exactOptional(),
  min_python: text
    .check(rule("python-version-invalid", isPythonVersion, 'use a version such as "3.11"'))
    .exactOptional(),
  tags: listOf(text.check(rule("tag-invalid", isTag, "a tag is one lower-case word")), 16),
  examples: listOf(
    text.check(rule("example-blank", (example) => !isBlank(example), "an example is not blank")),
    32,
  ),
  requires: z.array(requirement).default([]),
  credentials: z.array(credential).default([]),
  permissions: permissions.prefault({}),
  settings: z.record(z.string(), setting).default({}),
  actions: z.array(action).default([]),
  tests: z.array(acceptanceTest).default([]),
  provenance: provenance.exactOptional(),
});

/** `manifest.toml` with its defaults filled in, under the keys of the file. */
export type ManifestFile = z.output<typeof manifestFile>;
