import { readFile } from "node:fs/promises";
import { type LabelledPair, parseLabelledPairs } from "./labelled-pair.ts";

const files = ["same-skill-dev.jsonl", "same-skill-own.jsonl", "same-skill-more.jsonl"];

/** The labelled pairs of this package that calibrations are learned from: none is kept aside for testing. */
export async function loadShippedPairs(): Promise<LabelledPair[]> {
  const place = new URL("../../test/fixtures/", import.meta.url);
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, place), "utf8")));
  return texts.flatMap(parseLabelledPairs).filter(({ split }) => split !== "test");
}
