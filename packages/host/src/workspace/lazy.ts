/** Something opened on first use and shared from then on. */
export interface Lazy<T> {
  (): Promise<T>;
  /** What was opened, if anything was. */
  opened(): Promise<T> | undefined;
  /** Forgets what was opened, so that the next caller opens anew; gives it back to be closed. */
  take(): Promise<T> | undefined;
}

/** Opens on first use; a failed opening is tried again by the next caller. */
export function lazy<T>(open: () => Promise<T>): Lazy<T> {
  let opening: Promise<T> | undefined;
  const get = () => {
    if (opening === undefined) {
      const attempt = open();
      opening = attempt;
      attempt.catch(() => {
        if (opening === attempt) opening = undefined;
      });
    }
    return opening;
  };
  return Object.assign(get, {
    opened: () => opening,
    take() {
      const taken = opening;
      opening = undefined;
      return taken;
    },
  });
}
