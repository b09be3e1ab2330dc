import semver from "semver";
import { MultiIndex } from "./multi-index.ts";
import type { RegistryEntry } from "./registry-entry.ts";

/** The versions of every skill, which of them is current, and the indexes over them. */
export class EntryShelf {
  readonly byType = new MultiIndex();
  readonly byCapability = new MultiIndex();
  readonly byTag = new MultiIndex();
  readonly #entries = new Map<string, Map<string, RegistryEntry>>();
  readonly #current = new Map<string, string>();
  readonly #byKey = new Map<string, RegistryEntry>();

  /** Adds a version, or puts it in the place of the same version; a higher one becomes current. */
  put(entry: RegistryEntry): void {
    const { id, version, key } = entry;
    const { type, capabilities, tags } = entry.skill.metadata;
    const versions = this.#entries.get(id) ?? new Map<string, RegistryEntry>();
    this.#entries.set(id, versions.set(version, entry));
    this.#byKey.set(key, entry);
    this.byType.set(key, [type]);
    this.byCapability.set(
      key,
      capabilities.map(({ name }) => name),
    );
    this.byTag.set(key, tags);
    const current = this.#current.get(id);
    if (current === undefined || semver.gt(version, current)) this.#current.set(id, version);
  }

  delete({ id, version, key }: RegistryEntry): void {
    const versions = this.#entries.get(id);
    versions?.delete(version);
    this.#byKey.delete(key);
    for (const index of [this.byType, this.byCapability, this.byTag]) index.delete(key);
    if (versions === undefined || versions.size === 0) {
      this.#entries.delete(id);
      this.#current.delete(id);
    } else if (this.#current.get(id) === version) {
      const [highest] = [...versions.keys()].sort(semver.rcompare);
      if (highest !== undefined) this.#current.set(id, highest);
    }
  }

  /** The current version, or the highest in the range; prereleases only where the range names one. */
  find(id: string, range?: string): RegistryEntry | undefined {
    const versions = this.#entries.get(id);
    if (versions === undefined) return undefined;
    const current = this.#current.get(id);
    if (range === undefined) return current === undefined ? undefined : versions.get(current);
    const exact = versions.get(range);
    if (exact !== undefined) return exact;
    // The current version is preferred wherever it fits, so that an explicit downgrade holds.
    if (current !== undefined && semver.satisfies(current, range)) return versions.get(current);
    const best = semver.maxSatisfying([...versions.keys()], range);
    return best === null ? undefined : versions.get(best);
  }

  get(key: string): RegistryEntry | undefined {
    return this.#byKey.get(key);
  }

  /** All versions of one skill, highest first. */
  versions(id: string): RegistryEntry[] {
    const versions = [...(this.#entries.get(id)?.values() ?? [])];
    return versions.sort((a, b) => semver.rcompare(a.version, b.version));
  }

  all(): RegistryEntry[] {
    return [...this.#byKey.values()];
  }

  isCurrent({ id, version }: RegistryEntry): boolean {
    return this.#current.get(id) === version;
  }

  setCurrent({ id, version }: RegistryEntry): void {
    this.#current.set(id, version);
  }
}
