import { execFileSync } from "node:child_process";

/** The interpreter itself: what stands before it on the PATH may be a script that takes longer than a test. */
export const python: string = execFileSync("python3", ["-c", "import sys; print(sys.executable)"])
  .toString()
  .trim();
