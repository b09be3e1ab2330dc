/**
 * Evaluates `search` on the tool-retrieval sets in the directory named by SKILLWRIGHT_REFERENCE
 * (`retrieval/*.jsonl`, not part of this repository) and prints a Markdown table.
 *
 *     SKILLWRIGHT_REFERENCE=… node --conditions=@skillwright/source packages/discovery/scripts/evaluate-search.ts
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbedder, openSkillIndex } from "@skillwright/discovery";
import { z } from "zod";

const toolSchema = z.object({ id: z.string(), name: z.string(), description: z.string() });
const querySchema = z.object({
  query: z.string(),
  relevant: z.array(z.string()),
  also_right: z.array(z.string()).default([]),
});

const reference = process.env["SKILLWRIGHT_REFERENCE"];
const directory = reference && join(reference, "retrieval");
if (!directory || !existsSync(directory)) {
  process.stdout.write("skipped: SKILLWRIGHT_REFERENCE names no directory with retrieval data\n");
  process.exit(0);
}
const lines = async (file: string) =>
  (await readFile(join(directory, file), "utf8"))
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

process.stdout.write("| set | tools | queries | R@1 | R@5 |\n| --- | --- | --- | --- | --- |\n");
await using embedder = await createEmbedder("use");
for (const set of ["metatool", "bfcl"]) {
  const tools = (await lines(`${set}-tools.jsonl`)).map((line) => toolSchema.parse(line));
  const queries = (await lines(`${set}-queries.jsonl`)).map((line) => querySchema.parse(line));
  const uri = await mkdtemp(join(tmpdir(), "evaluate-search-"));
  await using index = await openSkillIndex({ uri, embedder });
  await index.rebuild(tools.map((tool) => ({ ...tool, source: "code" as const })));
  let first = 0;
  let among = 0;
  for (const { query, relevant, also_right: alsoRight } of queries) {
    const right = new Set([...relevant, ...alsoRight]);
    const found = await index.search(query, { limit: 5 });
    if (right.has(found[0]?.skillId ?? "")) first++;
    if (found.some(({ skillId }) => right.has(skillId))) among++;
  }
  const share = (count: number) => (count / queries.length).toFixed(3);
  process.stdout.write(
    `| ${set} | ${tools.length} | ${queries.length} | ${share(first)} | ${share(among)} |\n`,
  );
  await rm(uri, { recursive: true });
}
