import { SkillwrightError, type SkillwrightErrorOptions } from "@skillwright/core";

/**
 * Every code that this package throws or puts on a failed execution. Public API: added freely,
 * never renamed, never reused.
 *
 * Registry
 * - `skill-metadata-invalid`: metadata breaks its schema; the message names every problem.
 * - `skill-version-taken`: this id and version are registered already.
 * - `skill-not-found`: no skill has this id, or no version of it fits.
 * - `skill-invalid`: the validator found errors, so nothing was registered or swapped.
 * - `skill-id-mismatch`: the loaded code says another id or version than its metadata file.
 * - `skill-required`: other skills need the one to be unregistered.
 * - `skill-unreadable`: a skill's files or module cannot be loaded.
 * - `system-version-unsupported`: the skill is for another version of Skillwright.
 * - `transition-refused`: the table of states has no such move.
 * - `dependency-missing`: a needed skill is absent, or no version of it fits.
 * - `dependency-cycle`: skills need each other; the message names the circle.
 * - `service-missing`: the skill declares a service that the program does not offer.
 *
 * Execution
 * - `skill-not-runnable`: the skill's state does not allow calls.
 * - `configuration-invalid`: the configuration breaks the skill's schema for it.
 * - `action-unknown`: no such action, or several and none was named.
 * - `input-invalid`: the input breaks the action's schema, or the skill's own check refused it.
 * - `circuit-open`: the skill failed repeatedly and is left alone for a while.
 * - `execution-timeout`: the deadline of the call passed.
 * - `execution-failed`: the skill threw something that carries no code.
 * - `initialization-failed`: the skill could not be made ready.
 * - `call-depth-exceeded`: skills call skills too deeply.
 * - `dependency-undeclared`: a skill called one that it does not declare in `dependencies`.
 * - `factory-stopped`: the factory takes no more calls.
 * - `result-not-json`: the skill returned something that JSON cannot say.
 *
 * Composition
 * - `composition-invalid`: the definition or its steps do not fit; the message names every problem.
 * - `composition-failed`: a step failed and nothing caught it.
 * - `field-missing`: a transform asks for a field that the data does not have.
 *
 * Templates
 * - `template-unknown`: no template has this id.
 * - `template-invalid`: `template.json` is absent or wrong.
 * - `template-variable-unresolved`: a placeholder has neither a value nor a default.
 * - `template-variable-unused`: a value was given that no placeholder asks for.
 * - `template-value-invalid`: a value that cannot stand where the placeholder stands.
 * - `scaffold-exists`: the target exists and `force` was not given.
 * - `scaffold-invalid`: the filled template does not pass validation.
 */
export type FactoryErrorCode =
  | "skill-metadata-invalid"
  | "skill-version-taken"
  | "skill-not-found"
  | "skill-invalid"
  | "skill-id-mismatch"
  | "skill-required"
  | "skill-unreadable"
  | "system-version-unsupported"
  | "transition-refused"
  | "dependency-missing"
  | "dependency-cycle"
  | "service-missing"
  | "skill-not-runnable"
  | "configuration-invalid"
  | "action-unknown"
  | "input-invalid"
  | "circuit-open"
  | "execution-timeout"
  | "execution-failed"
  | "initialization-failed"
  | "call-depth-exceeded"
  | "dependency-undeclared"
  | "factory-stopped"
  | "result-not-json"
  | "composition-invalid"
  | "composition-failed"
  | "field-missing"
  | "template-unknown"
  | "template-invalid"
  | "template-variable-unresolved"
  | "template-variable-unused"
  | "template-value-invalid"
  | "scaffold-exists"
  | "scaffold-invalid";

/** Builds a {@link SkillwrightError} whose code is one of ours, so a misspelt code does not compile. */
export function factoryError(
  message: string,
  options: SkillwrightErrorOptions<FactoryErrorCode>,
): SkillwrightError<FactoryErrorCode> {
  return new SkillwrightError(message, options);
}
