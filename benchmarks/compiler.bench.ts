import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { Bench } from "tinybench";
import {
  type CompiledSkill,
  compileSkill,
  createReplayIndex,
  parseLinksNotation,
  replaySkill,
  toPythonSkill,
} from "../packages/compiler/src/index.ts";

// How many skills a second the compiler makes, and whether a replay lookup costs the same in a set of
// 1,000 and of 100,000 skills. The alternative to the index is to ask one skill after another.
//
//   node --conditions=@skillwright/source benchmarks/compiler.bench.ts

const vectors = JSON.parse(
  readFileSync(
    new URL("../packages/compiler/test/fixtures/compiler-vectors.json", import.meta.url),
    "utf8",
  ),
);
const structured: string = vectors.find(
  ({ name }: { name: string }) => name === "ref/typed-procedure",
).input;

const sizes = [1_000, 10_000, 100_000];
const sets = new Map(sizes.map((size) => [size, Array.from({ length: size }, teach)]));

function teach(_: unknown, index: number): CompiledSkill {
  return compileSkill(
    `When I say \`status of machine ${index}\`, answer \`machine ${index} is well.\``,
  );
}

const bench = new Bench({ time: 1_000, warmupTime: 200 });
const skill = compileSkill(structured);
let turn = 0;

bench
  .add("compile a teaching sentence", () => {
    compileSkill(`When I say \`status of machine ${turn++}\`, answer \`all is well.\``);
  })
  .add("compile a structured description", () => {
    compileSkill(structured);
  })
  .add("read links notation back", () => {
    parseLinksNotation(skill.linksNotation);
  })
  .add("export as a Python skill", () => {
    toPythonSkill(skill);
  });
for (const [size, skills] of sets) {
  const index = createReplayIndex(skills);
  bench.add(`replay from an index of ${size.toLocaleString("en")} skills`, () => {
    // A step that shares no factor with the sizes visits every skill, so no cache flatters the figure.
    turn = (turn + 7_919) % size;
    index.replay(`Status of machine ${turn}!`);
  });
}
bench.add("replay by asking 1,000 skills in turn", () => {
  turn = (turn + 7_919) % 1_000;
  sets.get(1_000)?.find((candidate) => replaySkill(candidate, `Status of machine ${turn}!`));
});

const start = performance.now();
createReplayIndex(sets.get(100_000) ?? []);
const indexingMs = performance.now() - start;

await bench.run();
console.log(`Node ${process.version}, ${cpus()[0]?.model}`);
console.table(bench.table());
console.log(`indexing 100,000 skills takes ${indexingMs.toFixed(0)} ms`);
