/** A stretch of a file that a person should look at. */
export interface Finding {
  readonly code: HostileContentCode;
  /** UTF-16 offset in the file. */
  readonly offset: number;
  /** Why, in one sentence that shows what was found. */
  readonly message: string;
  /** `info` where the text rather speaks about the thing than does it. Default `warning`. */
  readonly severity?: "warning" | "info" | undefined;
}

/** What a finding is about. */
export type HostileContentCode =
  /** Characters or markup that a reader does not see and a model does. */
  | "hidden-text"
  /** Text or a program in an encoding that hides what it says or does. */
  | "encoded-payload"
  /** Orders to set other instructions aside. */
  | "instruction-override"
  /** Orders to keep something from the user, or to act without asking. */
  | "conceals-from-user"
  /** Setup that runs what a server sends, or makes the system trust it. */
  | "remote-code"
  /** Secrets read and sent in one breath. */
  | "secret-exfiltration"
  /** Permission checks or a sandbox switched off. */
  | "disables-safeguard"
  /** A compiled program. */
  | "binary-program"
  /** Text beyond what is looked at. */
  | "not-looked-at";

/** Looks for one kind of thing in a text. */
export type FindingRule = (text: string) => Finding[];
