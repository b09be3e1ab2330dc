import type { EmbedOptions } from "../embed/embedder.ts";
import type { LabelledPair } from "./labelled-pair.ts";
import { loadPairModel } from "./pair-model/pair-model.ts";
import { pairText } from "./pair-model/pair-text.ts";

/** What the pair model says, in log-odds, of any intent and skill among some pairs that it can read. */
export async function readAgreements(
  pairs: readonly LabelledPair[],
  options: EmbedOptions = {},
): Promise<(pair: Pick<LabelledPair, "intent" | "skill">) => number | undefined> {
  const model = await loadPairModel();
  const texts = pairs.flatMap(({ intent, skill }) => [intent, textOf(skill)]);
  const read = await model.read(texts.filter(model.reads), options);
  return ({ intent, skill }) => {
    const [asked, offered] = [read.get(intent), read.get(textOf(skill))];
    return asked && offered ? model.logOdds(asked, [offered])[0] : undefined;
  };
}

function textOf({ name, description }: LabelledPair["skill"]): string {
  return pairText(name, description);
}
