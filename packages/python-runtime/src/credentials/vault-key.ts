import { randomBytes, scryptSync } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { runtimeError } from "../errors.ts";

const keyBytes = 32;

/** Where the key of a {@link createFileBackend} comes from. */
export interface VaultKeySource {
  /** 64 hexadecimal digits; default `SKILLWRIGHT_VAULT_KEY`. */
  readonly key?: string | undefined;
  /** Stretched with scrypt; used when there is no key. */
  readonly passphrase?: string | undefined;
  /** Holds a random key, made on first use; default in the configuration directory. */
  readonly keyFile?: string | undefined;
}

/** The key, given the salt that the vault file carries. */
export function resolveVaultKey(source: VaultKeySource, salt: Buffer): Buffer {
  const key = source.key ?? process.env["SKILLWRIGHT_VAULT_KEY"];
  if (key !== undefined) return parseKey(key, "SKILLWRIGHT_VAULT_KEY");
  // Node's defaults (N = 16384, r = 8, p = 1) are the scrypt paper's for interactive use.
  if (source.passphrase !== undefined) return scryptSync(source.passphrase, salt, keyBytes);
  return readKeyFile(source.keyFile ?? defaultKeyFile());
}

/** Beside the user's other configuration, so that a copied or shared data directory lacks the key. */
function defaultKeyFile(): string {
  const config = process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
  return join(config, "skillwright", "vault.key");
}

function readKeyFile(file: string): Buffer {
  try {
    return parseKey(readFileSync(file, "utf8"), file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Written aside and linked: of two processes that begin, one makes the key and both use it.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString("hex")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!statSync(file, { throwIfNoEntry: false })) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return parseKey(readFileSync(file, "utf8"), file);
}

function parseKey(text: string, source: string): Buffer {
  const digits = text.trim();
  if (/^[0-9a-f]{64}$/i.test(digits)) return Buffer.from(digits, "hex");
  throw runtimeError(`${source} does not hold 64 hexadecimal digits`, {
    code: "credential-store-failed",
    hint: "Make a key with: openssl rand -hex 32",
  });
}
