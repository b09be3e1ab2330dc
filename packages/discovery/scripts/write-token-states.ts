/**
 * Writes what `training/train_pair_model.py` learns from, into a directory (some 500 MB):
 *
 * - `skills.json`: for each skill of `training/*.jsonl` its file and the numbers of its text, of the
 *   intents that ask for it, and of those that only seem to;
 * - `texts.json`: the texts, in the order of their numbers;
 * - `tokens.json`: for each text how many tokens it has;
 * - `states.f16`: what the bundled encoder makes of them, `tokens × 512` half-precision numbers a
 *   text, one text after another.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/write-token-states.ts <directory>
 */
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { encodeTexts, stateSize } from "../src/embed/encode-texts.ts";
import { pairText } from "../src/match/pair-model/pair-text.ts";

const toolSchema = z.object({
  name: z.string(),
  description: z.string(),
  queries: z.array(z.string()),
});
const pairSchema = z.object({
  intent: z.string(),
  skill: z.object({ name: z.string(), description: z.string() }),
  same: z.boolean(),
});
interface Skill {
  readonly file: string;
  readonly text: number;
  readonly matching: number[];
  readonly others: number[];
}

const [target] = process.argv.slice(2);
if (target === undefined) throw new RangeError("give the directory to write to");
const training = new URL("../training/", import.meta.url);
const numbers = new Map<string, number>();
const numberOf = (text: string): number => {
  const known = numbers.get(text) ?? numbers.size;
  numbers.set(text, known);
  return known;
};
const skills: Skill[] = [];
for (const file of (await readdir(training)).filter((name) => name.endsWith(".jsonl")).sort()) {
  const ofFile = new Map<string, Skill>();
  const skillOf = (name: string, description: string): Skill => {
    const text = pairText(name, description);
    const skill = ofFile.get(text) ?? { file, text: numberOf(text), matching: [], others: [] };
    ofFile.set(text, skill);
    return skill;
  };
  for (const line of (await readFile(new URL(file, training), "utf8")).trim().split("\n")) {
    const value: unknown = JSON.parse(line);
    if (file.startsWith("tools-")) {
      const { name, description, queries } = toolSchema.parse(value);
      skillOf(name, description).matching.push(...queries.map(numberOf));
    } else {
      const { intent, skill, same } = pairSchema.parse(value);
      const found = skillOf(skill.name, skill.description);
      (same ? found.matching : found.others).push(numberOf(intent));
    }
  }
  skills.push(...ofFile.values());
}

const texts = [...numbers.keys()];
const tokens: number[] = [];
async function* halves(): AsyncGenerator<Buffer> {
  for (let start = 0; start < texts.length; start += 512) {
    for (const { states } of await encodeTexts(texts.slice(start, start + 512))) {
      tokens.push(states.length / stateSize);
      yield Buffer.from(Float16Array.from(states).buffer);
    }
    process.stderr.write(`${Math.min(start + 512, texts.length)} of ${texts.length} texts\n`);
  }
}
await mkdir(target, { recursive: true });
await pipeline(Readable.from(halves()), createWriteStream(join(target, "states.f16")));
await writeFile(join(target, "texts.json"), JSON.stringify(texts));
await writeFile(join(target, "tokens.json"), JSON.stringify(tokens));
await writeFile(join(target, "skills.json"), JSON.stringify(skills));
