import { setTimeout } from "node:timers/promises";

/** How often it is tried while something still reads or writes: about half a minute. */
const attempts = 600;

/**
 * Closes a table or a connection of LanceDB, after whatever is under way: closed in the middle of a
 * call it throws that it is borrowed.
 */
export async function closeWhenIdle(part: { close(): void }): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      part.close();
      return;
    } catch (error) {
      const busy = error instanceof Error && /borrow/i.test(error.message);
      if (!busy || attempt === attempts) throw error;
      await setTimeout(50);
    }
  }
}
