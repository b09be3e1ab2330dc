import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import { openSkillIndex } from "@skillwright/discovery";
import { expect, it } from "vitest";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { manyEntries } from "./many-entries.ts";

it.runIf(process.env["SKILLWRIGHT_TEST_LONG"])(
  "creates a vector index for 50,000 skills and still finds them",
  { timeout: 600_000 },
  async () => {
    const uri = await mkdtemp(join(tmpdir(), "large-index-"));
    const embedder = createFakeEmbedder("fake@1", { dimensions: 64 });
    await using index = await openSkillIndex({ uri, embedder });
    await index.rebuild(manyEntries(50_000, "one of many"));
    const table = await (await connect(uri)).openTable("skills");
    const indices = await table.listIndices();
    expect(indices.find(({ columns }) => columns[0] === "vector")?.indexType).toMatch(/^Ivf/);
    const [vector = []] = await embedder.embed([
      "Skill 4711: Does the thing number 4711, one of many",
    ]);
    const [first] = await index.searchByVector(vector);
    expect(first?.score).toBeCloseTo(1, 3);
    expect((await index.search("skill 4711"))[0]?.skillId).toBe("skill-4711");
    await rm(uri, { recursive: true });
  },
);
