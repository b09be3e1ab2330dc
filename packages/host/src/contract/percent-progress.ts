import type { CommandProgress } from "./command-definition.ts";

/** Passes on how far something is, once for every whole percent. */
export function percentProgress(
  onProgress: (progress: CommandProgress) => void,
  phase: string,
): (name: string, done: number, total: number) => void {
  let last = "";
  return (name, done, total) => {
    const percent = Math.min(100, Math.floor((100 * done) / Math.max(total, 1)));
    const message = `${name} ${percent} %`;
    if (message === last) return;
    last = message;
    onProgress({ phase, message });
  };
}
