import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { withFileLock } from "./with-file-lock.ts";

it("lets nobody else in, says who waits for what, and ends with the work however that ends", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "vault");
  const failing = () =>
    withFileLock(path, () => {
      expect(() => withFileLock(path, () => "inside", 50)).toThrow(
        expect.objectContaining({
          code: "credential-store-failed",
          message: expect.stringContaining("another process is writing"),
        }),
      );
      throw new Error("the work failed");
    });
  expect(failing).toThrow("the work failed");
  expect(withFileLock(path, () => "free again")).toBe("free again");
});
