import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeVault } from "../../test/support/describe-vault.ts";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { createFileBackend } from "./file-backend.ts";
import { createKeyringBackend, type KeyringLibrary, keyringWorks } from "./keyring-backend.ts";
import { createMemoryBackend } from "./memory-backend.ts";
import { createAutoBackend } from "./open-credential-vault.ts";
import type { SecretBackend } from "./secret-backend.ts";

/** A back end that is the same at each opening, in a directory that goes away. */
function inDirectory(open: (dir: string) => SecretBackend) {
  return () => {
    const directory = temporaryDirectory();
    return Object.assign(() => open(directory.path), {
      [Symbol.dispose]: directory[Symbol.dispose],
    });
  };
}

describeVault("memory", {
  open: () => {
    const backend = createMemoryBackend();
    return Object.assign(() => backend, { [Symbol.dispose]: () => {} });
  },
});

describeVault("file with a key file", {
  open: inDirectory((dir) =>
    createFileBackend(join(dir, "data", "vault"), { keyFile: join(dir, "config", "key") }),
  ),
});

describeVault("file with a passphrase", {
  open: inDirectory((dir) =>
    createFileBackend(join(dir, "vault"), { passphrase: "correct horse" }),
  ),
});

/** Behaves as `@napi-rs/keyring` is documented to; `failOn` is an account that it refuses to write. */
function fakeKeyring(failOn?: string): KeyringLibrary {
  const secrets = new Map<string, string>();
  return {
    findCredentialsAsync: async () => [...secrets.keys()].map((account) => ({ account })),
    AsyncEntry: class {
      readonly #account: string;
      constructor(_: string, account: string) {
        this.#account = account;
      }
      async setPassword(password: string) {
        if (this.#account === failOn) throw new Error("the keychain is locked");
        secrets.set(this.#account, password);
      }
      async getPassword() {
        return secrets.get(this.#account) ?? null;
      }
      async deleteCredential() {
        return secrets.delete(this.#account);
      }
    },
  };
}

describeVault("a keychain", {
  open: () => {
    const backend = createKeyringBackend(fakeKeyring());
    return Object.assign(() => backend, { [Symbol.dispose]: () => {} });
  },
});

// The machine's own keychain, on machines that have one.
describeVault("the system's keychain", {
  skip: !(await keyringWorks()),
  open: () => {
    const backend = createKeyringBackend();
    return Object.assign(() => backend, { [Symbol.dispose]: () => {} });
  },
});

describe("a keychain that fails half-way", () => {
  it("keeps what it had", async () => {
    const backend = createKeyringBackend(fakeKeyring("mail.z"));
    await backend.write(new Map([["mail.a", "old"]]));
    const changes = new Map([
      ["mail.a", "new"],
      ["mail.b", "new"],
      ["mail.z", "new"],
    ]);
    await expect(backend.write(changes)).rejects.toThrow("the keychain is locked");
    expect(await backend.read("mail.a")).toBe("old");
    expect(await backend.list("mail.")).toEqual(["mail.a"]);
  });
});

describe("choosing by itself", () => {
  it.each([
    [true, "keyring"],
    [false, "memory"],
  ])("takes the keychain when it works (%s), else the file", async (works, kind) => {
    const keyring = () => createKeyringBackend(fakeKeyring());
    const backend = createAutoBackend(createMemoryBackend(), async () => works, keyring);
    await backend.write(new Map([["mail.token", "a"]]));
    expect(backend.kind).toBe(kind);
    expect(await backend.read("mail.token")).toBe("a");
  });

  it("does not take a keychain that forgets", async () => {
    const forgetful: SecretBackend = { ...createMemoryBackend(), read: async () => undefined };
    expect(await keyringWorks(() => forgetful)).toBe(false);
  });
});

describe("the file vault", () => {
  const key = "ab".repeat(32);
  const account = new Map([["mail.token", "hunter2hunter2"]]);

  it("shows neither values nor names, and belongs to its owner", async () => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "vault");
    const keyFile = join(directory.path, "config", "vault.key");
    await createFileBackend(file, { keyFile }).write(account);
    const text = readFileSync(file, "utf8");
    expect(text).not.toContain("hunter2");
    expect(text).not.toContain("mail");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory.path, "config")).mode & 0o777).toBe(0o700);
  });

  it.each([
    ["another key", { key: "cd".repeat(32) }],
    ["a passphrase instead", { passphrase: "guess" }],
    ["a key that is none", { key: "short" }],
  ])("does not open with %s", async (_, source) => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "vault");
    await createFileBackend(file, { key }).write(account);
    const reading = createFileBackend(file, source).read("mail.token");
    await expect(reading).rejects.toThrow(
      expect.objectContaining({ code: "credential-store-failed" }),
    );
    expect(await createFileBackend(file, { key }).read("mail.token")).toBe("hunter2hunter2");
  });

  it.each([
    ["nonsense", () => "nonsense"],
    [
      "a changed salt",
      (text: string) => text.replace(/"salt":"[^"]+"/, '"salt":"AAAAAAAAAAAAAAAAAAAAAA=="'),
    ],
    ["a changed secret", (text: string) => text.replace(/"secrets":"..../, '"secrets":"AAAA')],
    ["a cut tag", (text: string) => text.replace(/"tag":"[^"]+"/, '"tag":"AAAA"')],
  ])("reports %s instead of an empty vault, quoting nothing", async (_, damage) => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "vault");
    const backend = createFileBackend(file, { key });
    await backend.write(account);
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    const listing = backend.list("mail.");
    await expect(listing).rejects.toThrow(
      expect.objectContaining({ code: "credential-store-failed" }),
    );
  });

  it("never encrypts twice with the same nonce", async () => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "vault");
    const backend = createFileBackend(file, { key });
    const texts = new Set<string>();
    for (let count = 0; count < 20; count++) {
      await backend.write(account);
      texts.add(JSON.parse(readFileSync(file, "utf8")).nonce);
    }
    expect(texts.size).toBe(20);
  });
});
