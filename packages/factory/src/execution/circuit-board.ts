import { type CircuitOptions, type CircuitState, SkillCircuit } from "./circuit-breaker.ts";

/** The circuit breakers of all skills: each gets its own at its first call. */
export class CircuitBoard {
  readonly #circuits = new Map<string, SkillCircuit>();
  readonly #options: CircuitOptions;
  readonly #onChange: (skillId: string, from: CircuitState, to: CircuitState) => void;

  constructor(
    options: CircuitOptions,
    onChange: (skillId: string, from: CircuitState, to: CircuitState) => void,
  ) {
    this.#options = options;
    this.#onChange = onChange;
  }

  get(skillId: string): SkillCircuit {
    const known = this.#circuits.get(skillId);
    if (known !== undefined) return known;
    const circuit = new SkillCircuit(skillId, this.#options, (from, to) =>
      this.#onChange(skillId, from, to),
    );
    this.#circuits.set(skillId, circuit);
    return circuit;
  }

  /** Forgets what a skill did: its code is another one now. */
  reset(skillId: string): void {
    this.#circuits.delete(skillId);
  }

  /** The states of all that were ever called: a copy. */
  states(): Record<string, CircuitState> {
    return Object.fromEntries([...this.#circuits].map(([id, { state }]) => [id, state]));
  }
}
