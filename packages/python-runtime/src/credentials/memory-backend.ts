import type { SecretBackend } from "./secret-backend.ts";

/** Secrets that end with the process: for tests and throw-away hosts. */
export function createMemoryBackend(): SecretBackend {
  const secrets = new Map<string, string>();
  return {
    kind: "memory",
    read: async (account) => secrets.get(account),
    write: async (changes) => {
      for (const [account, secret] of changes) {
        if (secret === undefined) secrets.delete(account);
        else secrets.set(account, secret);
      }
    },
    list: async (prefix) =>
      [...secrets.keys()].filter((account) => account.startsWith(prefix)).sort(),
  };
}
