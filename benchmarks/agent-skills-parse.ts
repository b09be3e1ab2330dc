import { arch, cpus } from "node:os";
import { parseAgentSkill } from "@skillwright/core";
import matter from "gray-matter";
import { Bench } from "tinybench";

// Reading SKILL.md beside gray-matter, which most tools use. The files are made to the measured
// shape of 315 public ones: styles of description, fields, comments, lengths of bodies.
//
//   node --conditions=@skillwright/source benchmarks/agent-skills-parse.ts

const count = 1_000;
const files = Array.from({ length: count }, (_, index) => makeFile(index));

const bench = new Bench({ time: 2_000, warmupTime: 500 });
bench
  .add("parseAgentSkill: lossless, checked, with places", () => {
    for (const file of files) parseAgentSkill(file);
  })
  .add("gray-matter: values and body", () => {
    // Options keep it from answering out of its cache.
    for (const file of files) matter(file, {});
  });
await bench.run();

const [ours, theirs] = bench.tasks.map(({ name, result }) => {
  if (!("latency" in result)) throw new Error(`${name} did not finish`);
  // The median: other work on the machine moves the mean.
  const microseconds = (result.latency.p50 / count) * 1_000;
  console.log(
    `${name}: ${microseconds.toFixed(2)} µs a file (n = ${result.latency.samplesCount} × ${count})`,
  );
  return microseconds;
});
if (ours !== undefined && theirs !== undefined) {
  console.log(`ratio gray-matter / ours: ${(theirs / ours).toFixed(2)}`);
}
console.log(`${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model}`);

/** One file; of 100 the description is plain in 78, quoted in 14, folded in 8. */
function makeFile(index: number): string {
  const share = index % 100;
  const what = `Tidies CSV files number ${index} and keeps their order. Use when a table needs cleaning`;
  const lines = [`name: csv-tidy-${index}`, `description: ${describe(share, what)}`];
  if (index % 2 === 0) lines.push("license: Apache-2.0");
  if (index % 9 < 2) lines.push("allowed-tools: Bash(git:*) Read Write");
  if (index % 9 < 4) lines.push("metadata:", "  author: example", '  version: "1.0"');
  if (index % 13 === 0) lines.push("argument-hint: a path");
  const body = `# Steps\n\n${"1. Read the table and look at its columns before anything else.\n".repeat(40 + share * 4)}`;
  return `---\n${lines.join("\n")}\n---\n\n${body}`;
}

function describe(share: number, what: string): string {
  if (share < 78) return what;
  if (share < 92) return `"${what}: always, not sometimes"`;
  return `>-\n  ${what},\n  however long the table is.`;
}
