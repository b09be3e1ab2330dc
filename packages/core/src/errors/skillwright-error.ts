/** What a {@link SkillwrightError} carries besides its message. */
export interface SkillwrightErrorOptions<Code extends string = string> extends ErrorOptions {
  /** Stable, kebab-case; each package documents its own union of codes. */
  readonly code: Code;
  /** One imperative sentence, shown to the user under the message. */
  readonly hint?: string | undefined;
}

// One process can hold two copies of this package, and `instanceof` then sees two classes.
const brand = Symbol.for("skillwright.error");

/**
 * The one error class to know: branch on `code`, show `hint`, log `cause`.
 *
 * Codes are public API: they are added freely, never renamed, never reused.
 */
export class SkillwrightError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly hint: string | undefined;

  constructor(message: string, { code, hint, ...options }: SkillwrightErrorOptions<Code>) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  static {
    // On the prototype, as for built-in errors, so logs and snapshots show no extra fields.
    const name = { value: "SkillwrightError", writable: true, configurable: true };
    Object.defineProperties(SkillwrightError.prototype, { name, [brand]: { value: true } });
  }

  /** `instanceof` that holds across package copies; pass `code` to narrow further. */
  static is<C extends string>(value: unknown, code?: C): value is SkillwrightError<C> {
    if (!(value instanceof Error && brand in value && "code" in value)) return false;
    return code === undefined || value.code === code;
  }
}
