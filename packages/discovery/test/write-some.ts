/** Writes argv[4] skills whose ids begin with argv[3] into the index at argv[2], one at a time. */
import { openSkillIndex } from "@skillwright/discovery";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { manyEntries } from "./many-entries.ts";

const [uri = "", prefix = "", count = "0"] = process.argv.slice(2);
await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
for (const entry of manyEntries(Number(count), "written")) {
  await index.upsert([{ ...entry, id: `${prefix}-${entry.id}` }]);
}
