import { cosine } from "../embed/cosine.ts";
import type { EmbedOptions } from "../embed/embedder.ts";
import type { Candidate } from "../index/candidate.ts";
import { loadPairModel } from "./pair-model/pair-model.ts";
import type { ReadText } from "./pair-model/pair-network.ts";
import { pairText } from "./pair-model/pair-text.ts";
import { candidateTexts, type EmbeddedIntent } from "./score-candidate.ts";

/** Candidates that the pair model is asked about, those nearest in meaning: what it reads takes time. */
const mostAsked = 12;
/** Texts that it reads of one candidate, the nearest too: a skill may have any number of examples. */
const mostTexts = 4;
/** Texts remembered between two intents: 40 kB each. */
const mostRemembered = 256;

/** What the pair model says of an intent and each text of some candidates. */
export type Agreements = ReadonlyMap<Candidate, readonly (number | undefined)[]>;

/** Asks the pair model about an intent and the nearest of some candidates. */
export class CandidateAgreements {
  readonly #known = new Map<string, ReadText>();

  /** Log-odds for each of {@link candidateTexts} that the model can read, of the candidates asked about. */
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
    const asked = near.slice(0, mostAsked).map((candidate) => {
      const chosen = nearestTexts(intent, candidate);
      const texts = candidateTexts(candidate).map((text, i) =>
        chosen.has(i) && model.reads(text) ? pairText(candidate.name, text) : undefined,
      );
      return { candidate, texts };
    });
    const readable = asked.flatMap(({ texts }) => texts).filter((text) => text !== undefined);
    const missing = readable.filter((text) => !this.#known.has(text));
    const read = await model.read([intent.text, ...missing], options);
    const wanted = read.get(intent.text);
    const answers = asked.map(
      ({ candidate, texts }): [Candidate, readonly (number | undefined)[]] => [
        candidate,
        texts.map((text) => {
          const one = text === undefined ? undefined : (read.get(text) ?? this.#known.get(text));
          return wanted && one ? model.logOdds(wanted, one) : undefined;
        }),
      ],
    );
    this.#remember(readable, read);
    return new Map(answers);
  }

  #remember(texts: readonly string[], read: ReadonlyMap<string, ReadText>): void {
    for (const text of texts) {
      const one = read.get(text) ?? this.#known.get(text);
      // A map keeps the order of insertion: what was used last goes last.
      this.#known.delete(text);
      if (one) this.#known.set(text, one);
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

/** The places of a candidate's texts that are nearest to an intent. */
function nearestTexts({ vector }: EmbeddedIntent, { textVectors }: Candidate): ReadonlySet<number> {
  const cosines = textVectors.map((text) => cosine(vector, text));
  const places = [...cosines.keys()].sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
  return new Set(places.slice(0, mostTexts));
}
