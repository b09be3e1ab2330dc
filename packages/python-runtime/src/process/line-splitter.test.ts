import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

function split(chunks: readonly Buffer[], maxBytes = 10) {
  const seen: string[] = [];
  const splitter = new LineSplitter(
    maxBytes,
    (line) => seen.push(line),
    () => seen.push("TOO LONG"),
  );
  for (const chunk of chunks) splitter.push(chunk);
  return seen;
}

describe("lines", () => {
  it.each([
    ["one\ntwo\n", ["one", "two"]],
    ["unfinished", []],
    ["\n\n", ["", ""]],
    ["123456789\n", ["123456789"]],
    ["1234567890\n", ["TOO LONG"]],
    ["12345678901234567890\nnext\n", ["TOO LONG", "next"]],
  ])("%j", (text, lines) => {
    expect(split([Buffer.from(text)])).toEqual(lines);
  });

  it("do not depend on how the bytes arrive", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.nat(5)), (text, sizes) => {
        const bytes = Buffer.from(`${text}\n`.repeat(3));
        const chunks: Buffer[] = [];
        let offset = 0;
        for (const size of sizes) {
          chunks.push(bytes.subarray(offset, offset + size));
          offset += size;
        }
        chunks.push(bytes.subarray(offset));
        expect(split(chunks)).toEqual(split([bytes]));
      }),
    );
  });

  it("are reported as too long before their end arrives", () => {
    expect(split([Buffer.from("12345"), Buffer.from("678901")])).toEqual(["TOO LONG"]);
  });
});
