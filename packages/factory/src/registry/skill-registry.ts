import type { SkillwrightError } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { SkillEvents } from "../events/skill-events.ts";
import type { SkillLoader } from "../loaders/skill-loader.ts";
import type { Skill } from "../skill/skill.ts";
import type { SkillValidator } from "../validation/skill-validator.ts";
import { admitSkill, refuseInvalid } from "./admit-skill.ts";
import { type Discovery, discoverSkills } from "./discover-skills.ts";
import { findOrphans } from "./find-orphans.ts";
import type { Registration } from "./registration.ts";
import { canMove, type RegistrationState } from "./registration-state.ts";
import { RegistryEntry } from "./registry-entry.ts";
import { notFound, SkillCatalog } from "./skill-catalog.ts";

/** What a {@link SkillRegistry} works with. */
export interface SkillRegistryOptions {
  readonly events?: SkillEvents | undefined;
  /** Checks every skill before it is registered; without one only metadata is checked. */
  readonly validator?: Pick<SkillValidator, "validate"> | undefined;
  /** Our own version, held against the `systemVersion` of each skill; without one nothing is. */
  readonly systemVersion?: string | undefined;
}

/**
 * The skills a program knows: their metadata, versions, states and dependencies.
 *
 * It holds data and never runs a skill. What it hands out are copies.
 */
export class SkillRegistry extends SkillCatalog {
  readonly events: SkillEvents;
  readonly #validator: Pick<SkillValidator, "validate"> | undefined;
  readonly #systemVersion: string | undefined;
  #revisions = 0;

  constructor({ events = new SkillEvents(), validator, systemVersion }: SkillRegistryOptions = {}) {
    super();
    this.events = events;
    this.#validator = validator;
    this.#systemVersion = systemVersion;
  }

  /**
   * Adds a version of a skill; versions stand side by side, and the highest becomes current.
   *
   * @returns the registration, `validated` when there is a validator, else `registered`.
   * @throws SkillwrightError `skill-metadata-invalid`, `system-version-unsupported`,
   *   `skill-version-taken`, `skill-invalid` (the report is its `cause`).
   */
  async register(skill: Skill): Promise<Registration> {
    const checked = admitSkill(skill, this.#systemVersion);
    this.#refuseTaken(checked);
    refuseInvalid(checked.metadata, await this.#validator?.validate(checked));
    // Another caller may have been faster meanwhile.
    this.#refuseTaken(checked);
    return this.#put(this.#makeEntry(checked));
  }

  /**
   * Puts a skill in the place of a registered version, in one step: no moment without either.
   *
   * @param version - the version that goes; it may be the new one's own.
   * @param rehearse - runs after the checks and before the exchange; when it throws, nothing has changed.
   * @throws SkillwrightError as {@link register}, and `skill-not-found`.
   */
  async replace(
    skill: Skill,
    version: string,
    rehearse: (candidate: Registration) => Promise<void> = async () => {},
  ): Promise<Registration> {
    const checked = admitSkill(skill, this.#systemVersion);
    const { id } = checked.metadata;
    this.entry(id, version);
    if (checked.metadata.version !== version) this.#refuseTaken(checked);
    refuseInvalid(checked.metadata, await this.#validator?.validate(checked));
    const entry = this.#makeEntry(checked);
    await rehearse(entry.snapshot(false));
    const replaced = this.entry(id, version);
    const wasCurrent = this.shelf.isCurrent(replaced);
    this.shelf.delete(replaced);
    const registration = this.#put(entry);
    return wasCurrent ? this.use(id, registration.version) : registration;
  }

  /**
   * Removes a skill, or one version of it.
   *
   * @param options.cascade - also remove the skills that need it; default: refuse. Default false.
   * @returns what was removed, those that need others first.
   * @throws SkillwrightError `skill-not-found`, `skill-required` naming who needs it.
   */
  unregister(
    id: string,
    {
      version,
      reason = "manual",
      cascade = false,
    }: { version?: string; reason?: string; cascade?: boolean } = {},
  ): Registration[] {
    const going = version === undefined ? this.shelf.versions(id) : [this.entry(id, version)];
    if (going.length === 0) throw notFound(id);
    const orphans = findOrphans(this.shelf.all(), going);
    if (orphans.length > 0 && !cascade) {
      throw factoryError(`${id} is needed by ${orphans.map(({ key }) => key).join(", ")}`, {
        code: "skill-required",
        hint: "Unregister those first, or cascade.",
      });
    }
    const removed = orphans.flatMap((orphan) =>
      this.shelf.get(orphan.key) === orphan
        ? this.unregister(orphan.id, { version: orphan.version, reason, cascade: true })
        : [],
    );
    return [...removed, ...going.map((entry) => this.#remove(entry, reason))];
  }

  /**
   * Makes a registered version current: the way to downgrade, or to go back.
   *
   * @throws SkillwrightError `skill-not-found`.
   */
  use(id: string, version: string): Registration {
    const entry = this.entry(id, version);
    this.shelf.setCurrent(entry);
    return this.snapshot(entry);
  }

  /**
   * Moves a skill to another state; to the one it is in is no move at all.
   *
   * @param options.startable - whether an inactive skill may be started by a call. Default true.
   * @throws SkillwrightError `transition-refused` (nothing changed), `skill-not-found`.
   */
  transition(
    id: string,
    to: RegistrationState,
    options: { version?: string; reason?: string; startable?: boolean } = {},
  ): Registration {
    const { version, reason, startable = true } = options;
    const entry = this.entry(id, version);
    const { state: from } = entry;
    if (from !== to && !canMove(from, to)) {
      throw factoryError(`${entry.key} cannot go from ${from} to ${to}`, {
        code: "transition-refused",
      });
    }
    entry.startable = startable;
    if (from === to) return this.snapshot(entry);
    entry.state = to;
    entry.stateReason = reason;
    const about = { skillId: entry.id, version: entry.version };
    this.events.emit("SkillStateChanged", { ...about, from, to, reason });
    return this.snapshot(entry);
  }

  /** Counts a call. */
  noteAccess({ id, version }: Pick<Registration, "id" | "version">): void {
    const entry = this.shelf.get(`${id}@${version}`);
    if (entry === undefined) return;
    entry.accessCount += 1;
    entry.lastAccessedAt = Date.now();
  }

  /** Counts a failed call and keeps its error. */
  noteError(
    { id, version }: Pick<Registration, "id" | "version">,
    { code, message }: Pick<SkillwrightError, "code" | "message">,
  ): void {
    const entry = this.shelf.get(`${id}@${version}`);
    if (entry === undefined) return;
    entry.errorCount += 1;
    entry.lastError = { code, message, at: Date.now() };
  }

  /**
   * Registers every skill below the paths.
   *
   * @returns what was registered, and a diagnostic for everything that was not.
   */
  discover(paths: readonly string[], loaders: readonly SkillLoader[]): Promise<Discovery> {
    return discoverSkills(paths, loaders, (skill) => this.register(skill));
  }

  #refuseTaken({ metadata: { id, version } }: Skill): void {
    if (this.shelf.get(`${id}@${version}`) === undefined) return;
    throw factoryError(`${id} ${version} is registered already`, {
      code: "skill-version-taken",
      hint: "Give it another version, or replace the one that is there.",
    });
  }

  #makeEntry(skill: Skill): RegistryEntry {
    this.#revisions += 1;
    return new RegistryEntry(skill, this.#revisions);
  }

  #put(entry: RegistryEntry): Registration {
    this.shelf.put(entry);
    const { id, version } = entry;
    const current = this.shelf.isCurrent(entry);
    this.events.emit("SkillRegistered", { skillId: id, version, current });
    return this.#validator ? this.transition(id, "validated", { version }) : this.snapshot(entry);
  }

  #remove(entry: RegistryEntry, reason: string): Registration {
    const { id, version } = entry;
    if (entry.state !== "deprecated") this.transition(id, "deprecated", { version, reason });
    const registration = this.transition(id, "unregistered", { version, reason });
    this.shelf.delete(entry);
    this.events.emit("SkillUnregistered", { skillId: id, version, reason });
    return registration;
  }
}
