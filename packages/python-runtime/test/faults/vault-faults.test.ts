import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { openCredentialVault } from "../../src/index.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const program = fileURLToPath(new URL("./store-secrets.ts", import.meta.url));

it("lets two processes store twenty secrets each in one new vault: forty", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "credentials.vault");
  const run = (prefix: string) =>
    promisify(execFile)(process.execPath, [
      "--conditions=@skillwright/source",
      program,
      file,
      prefix,
    ]);
  await Promise.all([run("a"), run("b")]);
  const vault = openCredentialVault({ backend: "file", file, key: "0".repeat(64) });
  expect(await vault.clear("mail")).toBe(40);
});
