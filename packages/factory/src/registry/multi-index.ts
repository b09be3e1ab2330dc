/**
 * Finds keys by any of their values.
 *
 * It remembers the values of each key, so that replacing or deleting a key leaves nothing behind.
 */
export class MultiIndex {
  readonly #keys = new Map<string, Set<string>>();
  readonly #values = new Map<string, readonly string[]>();

  /** Files the key under exactly these values, whatever it was filed under before. */
  set(key: string, values: readonly string[]): void {
    this.delete(key);
    this.#values.set(key, values);
    for (const value of values) {
      const keys = this.#keys.get(value) ?? new Set();
      this.#keys.set(value, keys.add(key));
    }
  }

  /** Forgets the key; harmless when it is unknown. */
  delete(key: string): void {
    for (const value of this.#values.get(key) ?? []) {
      const keys = this.#keys.get(value);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(value);
    }
    this.#values.delete(key);
  }

  /** The keys under this value, in the order in which they came. */
  find(value: string): string[] {
    return [...(this.#keys.get(value) ?? [])];
  }

  /** How many keys each value has. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#keys].map(([value, keys]) => [value, keys.size]));
  }
}
