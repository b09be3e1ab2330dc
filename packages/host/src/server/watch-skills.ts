import type { SkillStore } from "@skillwright/python-runtime";
import type { HostEvent } from "../contract/host-events.ts";

/** How often to look whether another process changed something, milliseconds. */
const pollMs = 500;

type SkillEventOfChange = Extract<
  HostEvent,
  { event: "skill.state_changed" | "skill.version_changed" }
>;

/** Watches what is installed. */
export interface SkillWatch extends Disposable {
  /** Looks now instead of at the next turn. */
  check(): void;
}

/**
 * Tells of every change of a skill's state or version, by this process or another one.
 *
 * The timer holds no process open.
 */
export function watchSkills(
  store: SkillStore,
  onChange: (event: SkillEventOfChange) => void,
): SkillWatch {
  let stamp = readStamp(store);
  let known = readSkills(store);

  function check() {
    const now = readStamp(store);
    if (now === stamp) return;
    stamp = now;
    const current = readSkills(store);
    for (const id of new Set([...known.keys(), ...current.keys()])) {
      for (const event of compare(id, known.get(id), current.get(id))) onChange(event);
    }
    known = current;
  }

  const timer = setInterval(() => {
    try {
      check();
    } catch {
      // The workspace was closed before the one who listens: there is nothing left to watch.
      clearInterval(timer);
    }
  }, pollMs).unref();
  return { check, [Symbol.dispose]: () => clearInterval(timer) };
}

type KnownSkill = ReturnType<typeof readSkills> extends Map<string, infer Skill> ? Skill : never;

function readSkills(store: SkillStore) {
  return new Map(
    store.list().map(({ id, state, version, versionDigest }) => {
      return [id, { state, version, digest: versionDigest }];
    }),
  );
}

/** Changes with every write: `data_version` with those of other connections, the count with our own. */
function readStamp({ database }: SkillStore): string {
  const others = database.get("pragma data_version")?.["data_version"];
  const own = database.get("select total_changes() as changes")?.["changes"];
  return `${others}:${own}`;
}

function compare(
  skill_id: string,
  before: KnownSkill | undefined,
  after: KnownSkill | undefined,
): SkillEventOfChange[] {
  const events: SkillEventOfChange[] = [];
  if (before?.state !== after?.state) {
    const payload = { skill_id, from: before?.state ?? null, to: after?.state ?? null };
    events.push({ event: "skill.state_changed", payload });
  }
  if (before !== undefined && after !== undefined && before.digest !== after.digest) {
    const { version, digest } = after;
    events.push({ event: "skill.version_changed", payload: { skill_id, version, digest } });
  }
  return events;
}
