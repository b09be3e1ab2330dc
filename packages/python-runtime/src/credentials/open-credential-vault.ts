import { type CredentialVault, createCredentialVault } from "./credential-vault.ts";
import { createFileBackend } from "./file-backend.ts";
import { createKeyringBackend, keyringWorks } from "./keyring-backend.ts";
import { createMemoryBackend } from "./memory-backend.ts";
import type { SecretBackend } from "./secret-backend.ts";
import type { VaultKeySource } from "./vault-key.ts";

/** Which {@link openCredentialVault} opens. */
export type CredentialVaultOptions =
  | { readonly backend: "memory" | "keyring" }
  | ({ readonly backend: "file" | "auto"; readonly file: string } & VaultKeySource);

/**
 * Opens the store of skills' secrets. `auto` takes the OS keychain where one answers, else the file;
 * it decides on first use, and opening costs nothing.
 *
 * @throws SkillwrightError `credential-store-failed` on first use, when it cannot be read or decrypted.
 */
export function openCredentialVault(options: CredentialVaultOptions): CredentialVault {
  switch (options.backend) {
    case "memory":
      return createCredentialVault(createMemoryBackend());
    case "keyring":
      return createCredentialVault(createKeyringBackend());
    case "file":
      return createCredentialVault(createFileBackend(options.file, options));
    case "auto":
      return createCredentialVault(createAutoBackend(createFileBackend(options.file, options)));
  }
}

/** The keychain if it works, else the given back end; `kind` says which once it is decided. */
export function createAutoBackend(
  fallback: SecretBackend,
  works: () => Promise<boolean> = keyringWorks,
  keyring: () => SecretBackend = createKeyringBackend,
): SecretBackend {
  let chosen: Promise<SecretBackend> | undefined;
  let kind = fallback.kind;
  const choose = () => {
    chosen ??= works().then((usable) => {
      const backend = usable ? keyring() : fallback;
      kind = backend.kind;
      return backend;
    });
    return chosen;
  };
  return {
    get kind() {
      return kind;
    },
    read: async (account) => (await choose()).read(account),
    write: async (changes) => (await choose()).write(changes),
    list: async (prefix) => (await choose()).list(prefix),
  };
}
