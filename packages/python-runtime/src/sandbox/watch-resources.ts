import type { GroupLimits } from "./cgroup.ts";
import { measureProcessTree } from "./process-tree.ts";

/** Short enough that a flood stays small, long enough to cost nothing: one look takes 0.1 ms. */
const intervalMs = 200;

/**
 * Where no control group can be made: looks at a skill's processes again and again and reports the
 * first excess. Coarser than a control group, since what grows and ends between two looks is missed.
 *
 * @returns how to stop watching.
 */
export function watchResources(
  pid: number,
  { memoryBytes, processes }: GroupLimits,
  onExcess: () => void,
): () => void {
  if (process.platform !== "linux") return () => {};
  const timer = setInterval(() => {
    const used = measureProcessTree(pid);
    if (used.processes <= processes && used.memoryBytes <= memoryBytes) return;
    clearInterval(timer);
    onExcess();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
