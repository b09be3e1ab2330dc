import type { ResultCache } from "../cache/result-cache.ts";
import type { ExecutionHistory } from "../history/execution-history.ts";
import type { SkillStateStores } from "../hooks/state-stores.ts";
import type { InstancePool } from "../instances/instance-pool.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { FactoryTelemetry } from "../telemetry/factory-telemetry.ts";
import type { CallScope } from "./call-scope.ts";
import type { SkillCircuit } from "./circuit-breaker.ts";
import type { CacheStrategy, ExecutionOptions, ExecutionRequest } from "./execution-options.ts";
import type { ExecutionResult } from "./execution-result.ts";
import type { Slots } from "./slots.ts";

/** What every call of one factory works with. */
export interface Engine {
  readonly registry: SkillRegistry;
  readonly pool: InstancePool;
  readonly slots: Slots;
  readonly history: ExecutionHistory;
  readonly telemetry: FactoryTelemetry;
  readonly states: SkillStateStores;
  readonly defaultTimeoutMs: number;
  /** Aborts the calls that a stopping factory does not wait for. */
  readonly stopSignal: AbortSignal;
  /** Whether only calls within calls are still taken. */
  stopping(): boolean;
  /** The breaker of a skill; `undefined` where they are switched off. */
  circuit(skillId: string): SkillCircuit | undefined;
  /** Where results of this strategy are kept; `undefined` where none are. */
  cache(strategy: CacheStrategy): ResultCache | undefined;
  /** Runs a call that a skill makes. */
  runNested(
    skillId: string,
    request: ExecutionRequest,
    options: ExecutionOptions,
    parent: CallScope,
  ): Promise<ExecutionResult>;
}
