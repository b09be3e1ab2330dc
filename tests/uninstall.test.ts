import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openCredentialVault } from "@skillwright/python-runtime";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

it("takes a skill's credentials and data along, and nobody else's", async () => {
  await using cli = await createCliHome();
  const id = "send-email-via-sendgrid";
  await cli.run("generate", "send email via SendGrid", "--yes", "--json");
  const set = ["credentials", "set", id, "SENDGRID_API_KEY", "--stdin", "--json"];
  expect((await cli.runWithInput("SG.secret\n", ...set)).exitCode).toBe(0);
  const vault = openCredentialVault({
    backend: "file",
    file: join(cli.home, "credentials.vault"),
    key: "0".repeat(64),
  });
  const declared = { name: "token", envVar: "TOKEN", description: "", required: true };
  const other = { id: "another-skill", credentials: [declared] };
  await vault.collect(other, { token: "kept" });
  const data = join(cli.home, "data", id);
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, "note"), "");

  expect((await cli.run("remove", id, "--json")).json).toMatchObject({ removed: true });
  expect(existsSync(data)).toBe(false);
  expect(await vault.clear(id)).toBe(0);
  expect(await vault.retrieve(other)).toEqual({ token: "kept" });
});
