// Opens forty new state files, one every 25 ms from the given time on, beside a process doing the same.
import { openStateDatabase } from "../../src/store/open-state-database.ts";

const [directory = "", start = ""] = process.argv.slice(2);
for (let count = 0; count < 40; count++) {
  // Spinning, not sleeping: both processes must arrive in the same fraction of a millisecond.
  while (Date.now() < Number(start) + count * 25) {}
  openStateDatabase(`${directory}/${count}/state.db`).close();
}
