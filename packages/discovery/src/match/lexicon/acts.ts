const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that take something away for good. */
export const deletes = set(
  "delete remove erase purge wipe discard trash uninstall destroy eliminate",
);

/** Verbs that only look at something. */
export const looks = set(`list show view display find search lookup browse count detect identify
retrieve see inspect which who when where`);

/** Verbs that change something in the world, so that looking at it is no substitute. */
export const changes =
  set(`send post publish upload book buy purchase pay move rename archive cancel
subscribe unsubscribe install deploy approve reject invite add insert append update edit modify encrypt
decrypt replace submit sign forward reply delete remove erase purge wipe discard trash uninstall
destroy eliminate restart reboot tweet enable disable lock unlock mute unmute pin unpin assign schedule`);

/** Verbs that bring something about that "delete" would undo. */
export const brings =
  set(`create generate make build draft add insert append write send post publish upload save
store keep restore install invite edit update rename archive register book schedule copy back convert`);

/** Verbs and nouns of telling somebody by oneself, later. */
export const tells =
  set(`notify alert warn remind ping notification alarm watch monitor track detect poll
observe listen reminder trigger webhook tell inform`);
