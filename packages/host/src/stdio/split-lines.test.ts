import fc from "fast-check";
import { expect, it } from "vitest";
import { createLineSplitter, type SplitLine } from "./split-lines.ts";

function describe(line: SplitLine): string {
  return line.status === "line" ? line.bytes.toString() : `too long: ${line.head}`;
}

it("gives the same lines however the bytes are cut into chunks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 20, unit: "grapheme" }).map((s) => s.replaceAll("\n", ""))),
      fc.array(fc.nat(40)),
      (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const splitter = createLineSplitter(1_000);
        const found: SplitLine[] = [];
        let position = 0;
        for (const cut of [...cuts, bytes.length]) {
          found.push(...splitter.push(bytes.subarray(position, position + cut)));
          position += cut;
        }
        expect(found.map(describe)).toEqual(lines);
        expect(splitter.end()).toBeUndefined();
      },
    ),
  );
});

it("gives what follows the last newline at the end, and nothing twice", () => {
  const splitter = createLineSplitter(10);
  expect(splitter.push(Buffer.from("a\nb")).map(describe)).toEqual(["a"]);
  const rest = splitter.end();
  expect(rest && describe(rest)).toBe("b");
  expect(splitter.end()).toBeUndefined();
});

it("takes a line of exactly the limit, and keeps the beginning of one a byte longer", () => {
  const splitter = createLineSplitter(4);
  const lines = splitter.push(Buffer.from("1234\n12345\n1\n"));
  expect(lines.map(describe)).toEqual(["1234", "too long: 12345", "1"]);
});

it("skips a line of 100 MB holding no more than the limit and a head of 64 KiB", () => {
  const splitter = createLineSplitter(1_000_000);
  const chunk = Buffer.alloc(1_000_000, "x");
  const before = process.memoryUsage().rss;
  for (let sent = 0; sent < 100; sent += 1) expect(splitter.push(chunk)).toEqual([]);
  const [line, next] = splitter.push(Buffer.from("\nnext\n"));
  expect(line?.status === "too-long" && line.head.length).toBe(64 * 1024);
  expect(next && describe(next)).toBe("next");
  expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
});

it("takes a line of a megabyte that comes a byte at a time, without keeping a buffer for each", () => {
  const splitter = createLineSplitter(2_000_000);
  const byte = Buffer.from("x");
  const before = process.memoryUsage().rss;
  for (let sent = 0; sent < 1_000_000; sent += 1) splitter.push(byte);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  expect(splitter.end()).toMatchObject({ status: "line", bytes: { length: 1_000_000 } });
});
