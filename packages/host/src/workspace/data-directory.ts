import { join } from "node:path";

/** Where one skill may write, kept between its runs and across its versions. */
export function dataDirectory(home: string, skillId: string): string {
  return join(home, "data", skillId);
}
