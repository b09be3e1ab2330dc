import type { JsonValue } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { NestedCall, SkillContext } from "../skill/skill-context.ts";
import { SkillError } from "../skill/skill-error.ts";
import type { SkillMetadata } from "../skill/skill-metadata.ts";
import type { CallProgress } from "./call-progress.ts";
import type { CallScope } from "./call-scope.ts";
import type { Engine } from "./engine.ts";
import type { PreparedCall } from "./prepare-call.ts";

/** What a skill gets to know about one attempt of a call, and what it may do in it. */
export function openContext(
  engine: Engine,
  { registration }: PreparedCall,
  progress: CallProgress,
  attempt: number,
  signal: AbortSignal,
): SkillContext {
  const { options, parent, executionId, correlationId } = progress;
  const { id, version, metadata } = registration;
  const sessionId = parent?.sessionId ?? options.sessionId;
  const userId = parent?.userId ?? options.userId;
  const scope: CallScope = {
    executionId,
    correlationId,
    sessionId,
    userId,
    circuitBreakerEnabled: options.circuitBreakerEnabled ?? parent?.circuitBreakerEnabled ?? true,
    depth: (parent?.depth ?? 0) + 1,
    signal,
    span: progress.span,
  };
  return {
    skillId: id,
    version,
    executionId,
    correlationId,
    sessionId,
    userId,
    attempt,
    startedAt: Date.now(),
    metadata: options.metadata ?? {},
    signal,
    get state() {
      return engine.states(id, sessionId ?? "");
    },
    call: (skillId, call = {}) => callDependency(engine, metadata, scope, skillId, call),
  };
}

async function callDependency(
  engine: Engine,
  caller: SkillMetadata,
  scope: CallScope,
  skillId: string,
  { action, input, range, signal }: NestedCall,
): Promise<JsonValue> {
  const declared = caller.dependencies
    .map(parseDependency)
    .find((each) => each?.id === skillId && (range === undefined || each.range === range));
  if (declared === undefined) {
    throw factoryError(`${caller.id} calls ${skillId} without declaring it`, {
      code: "dependency-undeclared",
      hint: `Add it to the dependencies of ${caller.id}.`,
    });
  }
  const version = declared.range === "*" ? undefined : declared.range;
  // The deadline of the outer call is the inner one's: its signal ends both.
  const options = { timeoutMs: Number.POSITIVE_INFINITY, signal };
  const result = await engine.runNested(skillId, { action, input, version }, options, scope);
  if (result.success) return result.result;
  const { error, errorKind } = result;
  throw new SkillError(error.message, {
    code: error.code,
    hint: error.hint,
    transient: errorKind === "transient" || errorKind === "timeout",
    cause: error,
  });
}
