import { safeParseManifest, safeParseScriptMetadata, skillIdFromIntent } from "@skillwright/core";
import { expect, it } from "vitest";

/** 8 is linear and 64 quadratic; the collector of garbage needs some room between them. */
const maxGrowth = 32;

const head = 'id = "x"\nname = "X"\n';

const script = (content: string) => `# /// script\n${content}\n# ///`;

const dependency = (specifier: string) => script(`# dependencies = [${JSON.stringify(specifier)}]`);

/** Inputs that have made parsers of this kind take quadratic time, as functions of their size. */
it.each<[string, number, (size: number) => unknown]>([
  ["unknown keys", 500, (n) => safeParseManifest(head + lines(n, (i) => `nam${i} = 1`))],
  ["tables", 200, (n) => safeParseManifest(head + "[[actions]]\nname = 1\n".repeat(n))],
  ["a chain of keys", 4_000, (n) => safeParseManifest(`${head}${"a.".repeat(n)}a = 1`)],
  ["a version", 8_000, (n) => safeParseManifest(`${head}version = "1.0.0-${"0a.".repeat(n)}!"`)],
  ["a host", 8_000, (n) => safeParseManifest(`${head}permissions.network = ["${"a-".repeat(n)}"]`)],
  ["a range", 8_000, (n) => safeParseManifest(`${head}requires = ["a@${"1 ".repeat(n)}!"]`)],
  ["openers without a closer", 4_000, (n) => safeParseScriptMetadata("# /// script\n".repeat(n))],
  ["blocks", 500, (n) => safeParseScriptMetadata(`${script("# a = 1")}\n\n`.repeat(n))],
  ["a package name", 8_000, (n) => safeParseScriptMetadata(dependency(`a${".".repeat(n)}!`))],
  ["extras", 4_000, (n) => safeParseScriptMetadata(dependency(`a[${"b, ".repeat(n)}]`))],
  ["versions", 2_000, (n) => safeParseScriptMetadata(dependency(`a ${">=1.0,".repeat(n)}!`))],
  ["release numbers", 8_000, (n) => safeParseScriptMetadata(dependency(`a >=1${".0".repeat(n)}!`))],
  ["blanks", 8_000, (n) => safeParseScriptMetadata(dependency(`a ;${" ".repeat(n)}!`))],
  ["brackets", 8_000, (n) => safeParseScriptMetadata(dependency(`a ; ${"(".repeat(n)}`))],
  ["words of an intent", 4_000, (n) => skillIdFromIntent("word ".repeat(n))],
  ["accents of an intent", 4_000, (n) => skillIdFromIntent(`e${"\u0301\u0327\u0316".repeat(n)}`)],
])("takes time in proportion to %s", (_, size, run) => {
  expect(growthOf(run, size)).toBeLessThan(maxGrowth);
});

/** How many times as long the fastest run takes on 8 times the input. */
function growthOf(run: (size: number) => unknown, size: number): number {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // A busy machine only ever makes a run longer, so more rounds bring both closer to the truth.
  for (let round = 0; round < 20; round += 1) {
    small = Math.min(
      small,
      durationMs(() => run(size)),
    );
    large = Math.min(
      large,
      durationMs(() => run(8 * size)),
    );
    if (round > 2 && large / small < maxGrowth) break;
  }
  return large / small;
}

function durationMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}
