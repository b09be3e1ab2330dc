import { createRequire } from "node:module";
import { runtimeError } from "../errors.ts";
import type { SecretBackend } from "./secret-backend.ts";

/** What of `@napi-rs/keyring` is used. */
export interface KeyringLibrary {
  readonly AsyncEntry: new (
    service: string,
    account: string,
    options?: { linux?: { store?: "secret-service" } },
  ) => {
    setPassword(password: string): Promise<void>;
    getPassword(): Promise<string | null>;
    deleteCredential(): Promise<boolean>;
  };
  findCredentialsAsync(service: string): Promise<{ account: string }[]>;
}

const service = "skillwright";

/** The library, loaded on first use: it is a native module. */
export function loadKeyring(): KeyringLibrary {
  const library: typeof import("@napi-rs/keyring") = createRequire(import.meta.url)(
    "@napi-rs/keyring",
  );
  return library;
}

/**
 * Secrets in the OS keychain: Keychain, Credential Manager, or the secret service of Linux desktops,
 * asked for by name because the library's own choice includes the kernel's key ring, which forgets.
 */
export function createKeyringBackend(library: KeyringLibrary = loadKeyring()): SecretBackend {
  const options = { linux: { store: "secret-service" } } as const;
  const entry = (account: string) => new library.AsyncEntry(service, account, options);
  const read = async (account: string) => (await entry(account).getPassword()) ?? undefined;
  const put = async (account: string, secret: string | undefined) => {
    if (secret === undefined) await entry(account).deleteCredential();
    else await entry(account).setPassword(secret);
  };
  return {
    kind: "keyring",
    read: (account) => guard(() => read(account)),
    write: (changes) =>
      guard(async () => {
        const before = new Map<string, string | undefined>();
        try {
          for (const [account, secret] of changes) {
            before.set(account, await read(account));
            await put(account, secret);
          }
        } catch (error) {
          // A keychain has no transactions: put back what was there.
          for (const [account, secret] of before) await put(account, secret).catch(() => {});
          throw error;
        }
      }),
    list: (prefix) =>
      guard(async () => {
        const found = await library.findCredentialsAsync(service);
        return found
          .map(({ account }) => account)
          .filter((account) => account.startsWith(prefix))
          .sort();
      }),
  };
}

/** Whether a keychain answers: a value is stored, read back and deleted. */
export async function keyringWorks(
  backend: () => SecretBackend = createKeyringBackend,
): Promise<boolean> {
  const account = "skillwright-probe.probe";
  try {
    const keyring = backend();
    await keyring.write(new Map([[account, "probe"]]));
    const found =
      (await keyring.list(account)).includes(account) && (await keyring.read(account)) === "probe";
    await keyring.write(new Map([[account, undefined]]));
    return found;
  } catch {
    return false;
  }
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw runtimeError(`the system's keychain cannot be used: ${reason}`, {
      code: "credential-store-failed",
      hint: "Unlock it, or choose the file vault.",
      cause,
    });
  }
}
