import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { describeError } from "./describe-error.ts";

it("says that the disk is full, not that it is a defect", () => {
  using database = new DatabaseSync(":memory:");
  database.exec("PRAGMA max_page_count = 3; CREATE TABLE notes (text)");
  const thrown = catchError(() => database.exec("INSERT INTO notes VALUES (zeroblob(100000))"));
  const enospc = Object.assign(new Error("write ENOSPC"), { code: "ENOSPC" });
  for (const error of [thrown, enospc]) {
    expect(describeError(error)).toMatchObject({
      error_code: "disk-full",
      hint: expect.stringContaining("Free some space"),
    });
  }
  expect(describeError(new Error("a slip"))).toMatchObject({ error_code: "internal-error" });
});

function catchError(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
