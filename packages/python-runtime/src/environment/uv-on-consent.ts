import { SkillwrightError } from "@skillwright/core";
import type {
  PreparedPython,
  PrepareOptions,
  PythonEnvironment,
  PythonRequirements,
} from "./python-environment.ts";

/** What a person is asked about before uv is installed. */
export interface UvOffer {
  readonly version: string;
  /** What will be fetched, roughly. */
  readonly megabytes: number;
  /** Where the program goes. */
  readonly directory: string;
  /** Why: what failed without it, in one line. */
  readonly reason: string;
}

/** What {@link openUvOnConsent} works with. */
export interface UvOnConsentParts {
  /** Opens the environment that does without uv. */
  readonly open: () => Promise<PythonEnvironment>;
  /** Asks a person; called once at most. */
  readonly consent: (reason: string) => Promise<boolean>;
  /** Installs uv, and opens the environment that works with it. */
  readonly install: (options: PrepareOptions) => Promise<PythonEnvironment>;
}

/** What uv would cure: it fetches Pythons, and needs neither pip nor the venv module. */
const curable = new Set(["python-not-found", "python-version-unsatisfied", "python-venv-missing"]);

/**
 * The environment without uv, until it meets something that uv would cure and a person agrees to
 * install it. Who declines, or cannot be asked, gets the error.
 *
 * @throws what `open` and `install` throw.
 */
export async function openUvOnConsent(
  parts: UvOnConsentParts,
  options: PrepareOptions = {},
): Promise<PythonEnvironment> {
  const offer = new Offer(parts);
  try {
    return new UvOnConsent(await parts.open(), offer);
  } catch (error) {
    return offer.acceptedFor(error, options);
  }
}

class UvOnConsent implements PythonEnvironment {
  #current: PythonEnvironment;
  readonly #offer: Offer;

  constructor(current: PythonEnvironment, offer: Offer) {
    this.#current = current;
    this.#offer = offer;
  }

  get kind() {
    return this.#current.kind;
  }

  get description() {
    return this.#current.description;
  }

  async prepare(
    requirements: PythonRequirements,
    options: PrepareOptions = {},
  ): Promise<PreparedPython> {
    const asked = this.#current;
    try {
      return await asked.prepare(requirements, options);
    } catch (error) {
      if (asked.kind === "uv") throw error;
      this.#current = await this.#offer.acceptedFor(error, options);
      return this.#current.prepare(requirements, options);
    }
  }
}

/** The one question, and its answer for everybody who needs it. */
class Offer {
  readonly #parts: UvOnConsentParts;
  #answer: Promise<boolean> | undefined;
  #installed: Promise<PythonEnvironment> | undefined;

  constructor(parts: UvOnConsentParts) {
    this.#parts = parts;
  }

  /** @throws the error, when uv would not cure it or nobody wants uv. */
  async acceptedFor(error: unknown, options: PrepareOptions): Promise<PythonEnvironment> {
    if (!SkillwrightError.is(error) || !curable.has(error.code)) throw error;
    this.#answer ??= this.#parts.consent(error.message.split("\n", 1)[0] ?? error.message);
    if (!(await this.#answer)) throw error;
    this.#installed ??= this.#parts.install(options);
    return this.#installed;
  }
}
