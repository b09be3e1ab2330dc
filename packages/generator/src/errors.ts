/**
 * Codes of the errors that this package throws.
 *
 * - `author-unavailable`: the author asked for cannot work as configured.
 * - `author-failed`: an author gave up before it had written a skill.
 * - `openapi-invalid`: an OpenAPI document cannot be read, or is of a version that is not supported.
 * - `attempt-not-found`: no attempt has this id.
 * - `proposal-not-found`: no proposal has this digest.
 * - `proposal-decided`: the proposal was approved, rejected or has expired.
 * - `proposal-changed`: the staged files are no longer the ones that the digest names.
 * - `proposal-outdated`: the skill that the proposal changes has another version by now.
 * - `skill-not-installed`: the skill to change is not there.
 * - `staged-file-refused`: a staged file has a bad path, kind, size or number.
 * - `skill-invalid`: a staged skill failed validation; the error's `diagnostics` say why.
 * - `skill-id-taken`: the id asked for belongs to an installed skill.
 * - `skill-id-invalid`: the id asked for is not a skill id.
 * - `option-invalid`: an option is out of its range.
 */
export type GeneratorErrorCode =
  | "author-unavailable"
  | "author-failed"
  | "openapi-invalid"
  | "attempt-not-found"
  | "proposal-not-found"
  | "proposal-decided"
  | "proposal-changed"
  | "proposal-outdated"
  | "skill-not-installed"
  | "staged-file-refused"
  | "skill-invalid"
  | "skill-id-taken"
  | "skill-id-invalid"
  | "option-invalid";
