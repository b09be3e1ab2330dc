import type { SkillPackageFile } from "../../src/store/package-files.ts";

/** A small valid package; `version` is written into the script too, so that versions differ in content. */
export function packageOf({
  id = "greet",
  version = "0.1.0",
  toml = "",
  files = [],
}: {
  readonly id?: string;
  readonly version?: string;
  readonly toml?: string;
  readonly files?: readonly SkillPackageFile[];
} = {}): SkillPackageFile[] {
  const manifest = `id = "${id}"\nname = "Greet"\nversion = "${version}"\n${toml}`;
  return [
    { path: "manifest.toml", text: manifest },
    { path: "skill.py", text: `print("${id} ${version}")\n` },
    ...files,
  ];
}
