import { describe, expect, it } from "vitest";
import type { CredentialSchema } from "../../src/credentials/credential-vault.ts";
import {
  type CredentialVault,
  createCredentialVault,
} from "../../src/credentials/credential-vault.ts";
import type { SecretBackend } from "../../src/credentials/secret-backend.ts";

const schema: CredentialSchema = {
  id: "mail",
  credentials: [
    { name: "token", envVar: "MAIL_TOKEN", description: "Token", required: true },
    { name: "region", envVar: "MAIL_REGION", description: "Region", required: true, default: "eu" },
    { name: "proxy", envVar: "MAIL_PROXY", description: "Proxy", required: false },
  ],
};
const other: CredentialSchema = { ...schema, id: "mail-two" };

/** What every back end must do. `open` gives an empty one that `reopen` finds again. */
export function describeVault(
  name: string,
  { open, skip = false }: { open: () => (() => SecretBackend) & Disposable; skip?: boolean },
): void {
  const code = (code: string) => expect.objectContaining({ code });
  const use =
    (work: (vault: CredentialVault, reopen: () => CredentialVault) => Promise<void>) =>
    async () => {
      using backend = open();
      await work(createCredentialVault(backend()), () => createCredentialVault(backend()));
    };
  describe.skipIf(skip)(`a vault: ${name}`, () => {
    it(
      "gives back what was collected, and defaults for the rest",
      use(async (vault, reopen) => {
        await vault.collect(schema, { token: "s3cret 😀\n", proxy: "" });
        expect(await reopen().retrieve(schema)).toEqual({
          token: "s3cret 😀\n",
          region: "eu",
          proxy: "",
        });
      }),
    );

    it(
      "does not store defaults",
      use(async (vault) => {
        await vault.collect(schema, { token: "a" });
        expect((await vault.check(schema)).map(({ name, stored }) => [name, stored])).toEqual([
          ["token", true],
          ["region", false],
          ["proxy", false],
        ]);
      }),
    );

    it(
      "refuses to begin without a required one, naming it, and stores nothing",
      use(async (vault) => {
        const collecting = vault.collect(schema, { proxy: "p" });
        await expect(collecting).rejects.toThrow(code("credential-missing"));
        await expect(collecting).rejects.toThrow("token");
        expect((await vault.check(schema)).some(({ stored }) => stored)).toBe(false);
        await expect(vault.retrieve(schema)).rejects.toThrow(code("credential-missing"));
      }),
    );

    it(
      "completes a partial collect from what is stored",
      use(async (vault) => {
        await vault.collect(schema, { token: "a" });
        await vault.collect(schema, { proxy: "p" });
        expect(await vault.retrieve(schema)).toEqual({ token: "a", region: "eu", proxy: "p" });
      }),
    );

    it(
      "overwrites",
      use(async (vault) => {
        await vault.collect(schema, { token: "a" });
        await vault.collect(schema, { token: "b" });
        expect(await vault.retrieve(schema)).toMatchObject({ token: "b" });
      }),
    );

    it.each([
      [{ token: "a", tokem: "b" }],
      [{ token: 1 }],
      [{ token: "a", proxy: null }],
      [{ token: "a", __proto__x: "b" }],
    ])("refuses %j as a whole", (values) =>
      use(async (vault) => {
        await expect(vault.collect(schema, values)).rejects.toThrow(code("credential-unknown"));
        expect((await vault.check(schema)).some(({ stored }) => stored)).toBe(false);
      })(),
    );

    it(
      "clears one skill's and leaves another's, even with a similar id",
      use(async (vault) => {
        await vault.collect(schema, { token: "a", proxy: "p" });
        await vault.collect(other, { token: "b" });
        expect(await vault.clear("mail")).toBe(2);
        expect(await vault.clear("mail")).toBe(0);
        expect((await vault.check(schema)).some(({ stored }) => stored)).toBe(false);
        expect(await vault.retrieve(other)).toMatchObject({ token: "b" });
      }),
    );
  });
}
