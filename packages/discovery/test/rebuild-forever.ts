/** Rebuilds the index at argv[2] again and again, until it is killed. */
import { openSkillIndex } from "@skillwright/discovery";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { manyEntries } from "./many-entries.ts";

const [uri = ""] = process.argv.slice(2);
const index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
for (let round = 1; ; round++) {
  await index.rebuild(manyEntries(600, `round ${round}`));
  process.stdout.write("r");
}
