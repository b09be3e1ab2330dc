import { cosine } from "../embed/cosine.ts";
import type { EmbedOptions } from "../embed/embedder.ts";
import type { Candidate } from "../index/candidate.ts";
import { loadPairModel } from "./pair-model/pair-model.ts";
import type { TextStates } from "./pair-model/pair-network.ts";
import { pairText } from "./pair-model/pair-text.ts";
import { candidateTexts, type EmbeddedIntent } from "./score-candidate.ts";

/** Candidates that the pair model is asked about, those nearest in meaning: what it reads takes time. */
const mostAsked = 12;
/** Texts that it reads of one candidate, the nearest too: a skill may have any number of examples. */
const mostTexts = 4;
/** The same for a search, where somebody waits. */
const mostTextsInSearch = 2;
/** Texts that were encoded and are remembered between two intents: 20 kB each. */
const mostRemembered = 256;

/** What the pair model says of an intent and each text of some candidates. */
export type Agreements = ReadonlyMap<Candidate, readonly (number | undefined)[]>;

/** Asks the pair model about an intent and some candidates. */
export class CandidateAgreements {
  readonly #known = new Map<string, TextStates>();

  /**
   * Log-odds for each of {@link candidateTexts} that the model can read, of the candidates nearest in
   * meaning. Texts that the index has no reading of are encoded.
   */
  async ask(
    intent: EmbeddedIntent,
    candidates: readonly Candidate[],
    options: EmbedOptions,
  ): Promise<Agreements> {
    const model = await loadPairModel();
    if (!model.reads(intent.text)) return new Map();
    const near = candidates.toSorted(
      (left, right) => nearness(intent, right) - nearness(intent, left),
    );
    const questions = near.slice(0, mostAsked).flatMap((candidate) => {
      const texts = candidateTexts(candidate);
      return nearestTexts(intent, candidate, mostTexts).flatMap((place) => {
        const text = texts[place] ?? "";
        const key = pairText(candidate.name, text);
        return model.reads(text) ? [{ candidate, place, key }] : [];
      });
    });
    const kept = questions.map(({ candidate, place, key }) => {
      const packed = candidate.readings[place];
      return packed?.length ? model.unpack(packed) : this.#known.get(key);
    });
    const missing = questions.map(({ key }) => key).filter((_, i) => kept[i] === undefined);
    const encoded = await model.read(
      [...(intent.states ? [] : [intent.text]), ...missing],
      options,
    );
    const own = intent.states ? model.readStates(intent.states) : encoded.get(intent.text);
    const asked = questions.flatMap((question, i) => {
      const text = kept[i] ?? encoded.get(question.key);
      return text ? [{ ...question, text }] : [];
    });
    this.#remember(asked.filter(({ candidate, place }) => !candidate.readings[place]?.length));
    const said = own
      ? model.logOdds(
          own,
          asked.map(({ text }) => text),
        )
      : [];
    const answers = new Map<Candidate, (number | undefined)[]>();
    asked.forEach(({ candidate, place }, i) => {
      const ofCandidate = answers.get(candidate) ?? candidateTexts(candidate).map(() => undefined);
      ofCandidate[place] = said[i];
      answers.set(candidate, ofCandidate);
    });
    return answers;
  }

  /**
   * The best of the log-odds for the two nearest texts of each candidate, of those that the index
   * has a reading of; nothing is encoded.
   */
  async best(
    intent: EmbeddedIntent,
    candidates: readonly Candidate[],
  ): Promise<ReadonlyMap<Candidate, number>> {
    const kept = candidates.flatMap((candidate) =>
      nearestTexts(intent, candidate, mostTextsInSearch).flatMap((place) => {
        const packed = candidate.readings[place];
        return packed?.length ? [{ candidate, packed }] : [];
      }),
    );
    if (!intent.states || kept.length === 0) return new Map();
    const model = await loadPairModel();
    if (!model.reads(intent.text)) return new Map();
    const texts = kept.map(({ packed }) => model.unpack(packed));
    const said = model.logOdds(model.readStates(intent.states), texts);
    const answers = new Map<Candidate, number>();
    kept.forEach(({ candidate }, i) => {
      const before = answers.get(candidate) ?? Number.NEGATIVE_INFINITY;
      answers.set(candidate, Math.max(before, said[i] ?? before));
    });
    return answers;
  }

  #remember(texts: readonly { readonly key: string; readonly text: TextStates }[]): void {
    for (const { key, text } of texts) {
      // A map keeps the order of insertion: what was used last goes last.
      this.#known.delete(key);
      this.#known.set(key, text);
    }
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostRemembered) return;
      this.#known.delete(oldest);
    }
  }
}

function nearness({ vector }: EmbeddedIntent, candidate: Candidate): number {
  return Math.max(
    ...[candidate.vector, ...candidate.textVectors].map((one) => cosine(vector, one)),
  );
}

/** The places of those of a candidate's texts that are nearest to an intent. */
function nearestTexts(
  { vector }: EmbeddedIntent,
  { textVectors }: Candidate,
  most: number,
): readonly number[] {
  const cosines = textVectors.map((text) => cosine(vector, text));
  const places = [...cosines.keys()].sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
  return places.slice(0, most);
}
