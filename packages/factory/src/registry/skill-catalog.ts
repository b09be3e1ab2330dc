import { type Diagnostic, SkillwrightError } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { SkillType } from "../skill/skill-type.ts";
import { EntryShelf } from "./entry-shelf.ts";
import { isAvailable } from "./is-available.ts";
import type { Registration } from "./registration.ts";
import type { RegistryEntry } from "./registry-entry.ts";
import { type RegistryStatistics, summarizeRegistry } from "./registry-statistics.ts";
import { resolveOrder } from "./resolve-order.ts";
import { type SkillHit, scoreSkill } from "./score-skill.ts";
import { passesFilter, type SkillFilter } from "./skill-filter.ts";

/** A hit of {@link SkillCatalog.search}. */
export interface RegistryMatch extends SkillHit {
  readonly registration: Registration;
}

/** What can be asked about registered skills. It hands out copies. */
export class SkillCatalog {
  protected readonly shelf = new EntryShelf();

  /** The current version of a skill, or the best one in a range. */
  get(id: string, range?: string): Registration | undefined {
    const entry = this.shelf.find(id, range);
    return entry && this.snapshot(entry);
  }

  /** All versions, highest first. */
  versions(id: string): Registration[] {
    return this.shelf.versions(id).map(this.snapshot);
  }

  /** Every registered version that passes the filter, in the order of registration. */
  list(filter: SkillFilter = {}): Registration[] {
    return this.shelf
      .all()
      .map(this.snapshot)
      .filter((each) => passesFilter(each, filter));
  }

  /** Every registered version of this type. */
  findByType(type: SkillType): Registration[] {
    return this.#pick(this.shelf.byType.find(type));
  }

  /** Every registered version with a capability of this name. */
  findByCapability(name: string): Registration[] {
    return this.#pick(this.shelf.byCapability.find(name));
  }

  /** Every registered version with this tag. */
  findByTag(tag: string): Registration[] {
    return this.#pick(this.shelf.byTag.find(tag.toLowerCase()));
  }

  /** Current versions that fit the query, best first; a blank query finds nothing. */
  search(query: string, filter: SkillFilter = {}): RegistryMatch[] {
    return this.list(filter)
      .filter(({ current }) => current)
      .flatMap((registration) => {
        const hit = scoreSkill(registration.metadata, query);
        return hit ? [{ registration, ...hit }] : [];
      })
      .sort((a, b) => b.score - a.score || a.registration.id.localeCompare(b.registration.id));
  }

  /** The direct dependencies of a skill that are registered, in declared order. */
  dependenciesOf(id: string): Registration[] {
    const { skill } = this.entry(id);
    return skill.metadata.dependencies.flatMap((text) => {
      const dependency = parseDependency(text);
      return (dependency && this.get(dependency.id, dependency.range)) ?? [];
    });
  }

  /** The current versions that declare this skill as a dependency. */
  dependentsOf(id: string): Registration[] {
    return this.list().filter(
      ({ current, metadata }) =>
        current && metadata.dependencies.some((text) => parseDependency(text)?.id === id),
    );
  }

  /**
   * The skill and everything it needs, each after what it needs itself.
   *
   * @throws SkillwrightError `skill-not-found`, `dependency-missing`, `dependency-cycle`.
   */
  resolve(id: string, range?: string): Registration[] {
    return this.resolveFor(this.snapshot(this.entry(id, range)));
  }

  /** As {@link resolve}, for one that need not be registered itself yet. */
  resolveFor(registration: Registration): Registration[] {
    return resolveOrder(registration, (id, range) => this.get(id, range));
  }

  /** What is wrong with the dependencies of the current versions, all of it. */
  checkDependencies(): Diagnostic[] {
    return this.list().flatMap(({ id, current }) => {
      if (!current) return [];
      try {
        this.resolve(id);
        return [];
      } catch (error) {
        if (!SkillwrightError.is(error)) throw error;
        return [{ code: error.code, severity: "error" as const, message: error.message }];
      }
    });
  }

  /** Whether calls may use the skill. */
  isAvailable(id: string, range?: string): boolean {
    const entry = this.shelf.find(id, range);
    return entry !== undefined && isAvailable(entry);
  }

  /** Totals, counted now. */
  statistics(): RegistryStatistics {
    return summarizeRegistry(this.list());
  }

  protected readonly snapshot = (entry: RegistryEntry): Registration =>
    entry.snapshot(this.shelf.isCurrent(entry));

  #pick(keys: readonly string[]): Registration[] {
    return keys.flatMap((key) => {
      const entry = this.shelf.get(key);
      return entry ? [this.snapshot(entry)] : [];
    });
  }

  protected entry(id: string, range?: string): RegistryEntry {
    const entry = this.shelf.find(id, range);
    if (entry === undefined) throw notFound(id, range);
    return entry;
  }
}

/** The error for an id that is not registered. */
export function notFound(id: string, range?: string) {
  const which = range === undefined ? "" : ` in ${range}`;
  return factoryError(`no skill ${JSON.stringify(id.slice(0, 100))} is registered${which}`, {
    code: "skill-not-found",
  });
}
