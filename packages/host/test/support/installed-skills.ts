import { readFile } from "node:fs/promises";
import type { Workspace } from "@skillwright/host";

const fixture = (file: string) => new URL(`../fixtures/greets/${file}`, import.meta.url);

/** Installs the fixture `greets` as an active skill, under other ids too if wanted. */
export async function installGreets(
  { store }: Workspace,
  ids: readonly string[] = ["greets"],
): Promise<void> {
  const [manifest, script] = await Promise.all(
    ["manifest.toml", "skill.py"].map((file) => readFile(fixture(file), "utf8")),
  );
  for (const id of ids) {
    const toml = String(manifest).replace('id = "greets"', `id = "${id}"`);
    await store.install(
      [
        { path: "manifest.toml", text: toml },
        { path: "skill.py", text: String(script) },
      ],
      // What we ship runs without a sandbox too, and so do these tests.
      { state: "active", shipped: true },
    );
  }
}
