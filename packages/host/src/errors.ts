/**
 * Codes of the errors that this package throws.
 *
 * - `config-invalid`: `skillwright.toml` or a `SKILLWRIGHT_*` variable has an unknown key or a bad value.
 * - `home-unusable`: the data directory cannot be made or written.
 * - `skill-not-found`: no installed skill has this id.
 * - `skill-not-runnable`: the skill is installed but not active.
 * - `skill-is-code`: the command is for installed skills, and this is a code skill.
 * - `skill-name-taken`: an instruction skill may not have the id of a Python skill.
 * - `embedder-configured`: the configuration names another embedder than the one asked for.
 * - `envelope-invalid`: a command envelope is malformed or of an unsupported version.
 * - `command-unknown`: there is no command of that name.
 * - `payload-invalid`: a command's payload does not fit its schema.
 * - `request-id-in-use`: a command with the same `request_id` has no answer yet.
 * - `line-too-long`: a line is longer than the host reads.
 * - `line-invalid`: a line is not JSON, or not UTF-8.
 * - `host-stopping`: `runtime.stop` was asked for, so no more commands are taken.
 * - `host-gone`: the host ended before it answered.
 * - `response-invalid`: the host answered with what is no answer.
 * - `draft-not-found`: a connected agent named a draft that there is not.
 * - `draft-refused`: a draft would become too large.
 * - `disk-full`: the data directory's disk has no room left.
 * - `internal-error`: a defect of ours; `cause` has it.
 */
export type HostErrorCode =
  | "config-invalid"
  | "home-unusable"
  | "skill-not-found"
  | "skill-not-runnable"
  | "skill-is-code"
  | "skill-name-taken"
  | "embedder-configured"
  | "envelope-invalid"
  | "command-unknown"
  | "payload-invalid"
  | "request-id-in-use"
  | "line-too-long"
  | "line-invalid"
  | "host-stopping"
  | "host-gone"
  | "response-invalid"
  | "draft-not-found"
  | "draft-refused"
  | "disk-full"
  | "internal-error";
