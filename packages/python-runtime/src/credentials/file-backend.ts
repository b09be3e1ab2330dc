import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { openSecrets, sealSecrets, vaultSalt } from "./seal-secrets.ts";
import type { SecretBackend } from "./secret-backend.ts";
import { resolveVaultKey, type VaultKeySource } from "./vault-key.ts";
import { withFileLock } from "./with-file-lock.ts";

/**
 * Secrets in one AES-256-GCM file of mode 0600, replaced as a whole.
 *
 * It protects a copied, backed-up or shared data directory, and notices changes. It does not protect
 * against programs of the same user, who can read the key file too: for that give a passphrase or
 * `SKILLWRIGHT_VAULT_KEY`, or use the OS keychain.
 */
export function createFileBackend(file: string, source: VaultKeySource = {}): SecretBackend {
  const path = resolve(file);
  return {
    kind: "file",
    read: async (account) => guard(path, () => load(path, source).secrets.get(account)),
    write: (changes) =>
      guard(path, () => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        withFileLock(path, () => {
          const { secrets, key, salt } = load(path, source);
          for (const [account, secret] of changes) {
            if (secret === undefined) secrets.delete(account);
            else secrets.set(account, secret);
          }
          replaceFile(path, sealSecrets(secrets, key, salt));
        });
      }),
    list: async (prefix) =>
      guard(path, () =>
        [...load(path, source).secrets.keys()]
          .filter((account) => account.startsWith(prefix))
          .sort(),
      ),
  };
}

function load(path: string, source: VaultKeySource) {
  const text = readIfPresent(path);
  const salt = vaultSalt(text);
  const key = resolveVaultKey(source, salt);
  return {
    secrets: text === undefined ? new Map<string, string>() : openSecrets(text, key),
    key,
    salt,
  };
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    const handle = openSync(draft, "wx", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

async function guard<T>(path: string, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (SkillwrightError.is(error)) throw error;
    const system = error instanceof Error && "syscall" in error;
    // Parser and cipher messages can quote what they read.
    const reason = system ? error.message : "it was changed, or encrypted with another key";
    throw runtimeError(`the credential file ${path} cannot be used: ${reason}`, {
      code: "credential-store-failed",
      hint: system
        ? "Check its rights and free space."
        : "Give the key or passphrase that it was made with.",
    });
  }
}
