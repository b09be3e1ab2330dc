/** Where secrets lie. An account is `<skill-id>.<credential-name>`; neither part holds a dot. */
export interface SecretBackend {
  /** Shown by `doctor`: `keyring`, `file` or `memory`. */
  readonly kind: "keyring" | "file" | "memory";
  /** The secret, or `undefined` when there is none: absence is no error. */
  read(account: string): Promise<string | undefined>;
  /** All of these or none: a string is stored, `undefined` deleted. */
  write(changes: ReadonlyMap<string, string | undefined>): Promise<void>;
  /** Accounts that begin with the prefix, sorted. */
  list(prefix: string): Promise<string[]>;
}
