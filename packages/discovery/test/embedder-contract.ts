import type { Embedder } from "@skillwright/discovery";
import { describe, expect, it } from "vitest";

/** What every embedder must do. */
export function describeEmbedder(name: string, create: () => Promise<Embedder>): void {
  describe(`the contract of ${name}`, () => {
    it("gives one unit vector of its dimensions a text, in order", async () => {
      await using embedder = await create();
      const texts = ["send an email", "convert celsius", "send an email"];
      const vectors = await embedder.embed(texts);
      expect(vectors.map(({ length }) => length)).toEqual(texts.map(() => embedder.dimensions));
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      expect(dot(vectors[0], vectors[2])).toBeCloseTo(1, 4);
      expect(dot(vectors[0], vectors[1])).toBeLessThan(0.999);
    });

    it("gives a text the same vector in a batch and alone", async () => {
      await using embedder = await create();
      const texts = Array.from({ length: 70 }, (_, i) => `set the alarm to ${i} o'clock`);
      const [together = []] = [(await embedder.embed(texts))[69]];
      const [alone = []] = await embedder.embed(texts.slice(69));
      expect(dot(together, alone)).toBeCloseTo(1, 3);
    });

    it.each([
      ["empty text", ""],
      ["blanks", "   "],
      ["punctuation", "!?"],
      ["another script", "日".repeat(200)],
      ["a very long word", "a".repeat(5000)],
      ["a joined emoji", "👨‍👩‍👧"],
    ])("gives a vector for %s", async (_, text) => {
      await using embedder = await create();
      const [vector = new Float32Array()] = await embedder.embed([text]);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    });

    it("gives nothing for no text", async () => {
      await using embedder = await create();
      expect(await embedder.embed([])).toEqual([]);
    });

    it("stops with the signal's reason", async () => {
      await using embedder = await create();
      const signal = AbortSignal.abort(new Error("enough"));
      await expect(embedder.embed(["x"], { signal })).rejects.toThrow("enough");
    });

    it("names itself and its calibration alike", async () => {
      await using embedder = await create();
      expect(embedder.calibration.embedder).toBe(embedder.id);
    });
  });
}

function dot(left: ArrayLike<number> = [], right: ArrayLike<number> = []): number {
  return Array.from(left).reduce((sum, part, i) => sum + part * (right[i] ?? 0), 0);
}
