import type { CircuitState } from "../execution/circuit-breaker.ts";
import type { Slots } from "../execution/slots.ts";
import type { Registration } from "../registry/registration.ts";
import type { InstanceHealth } from "./probe-instances.ts";

/** How a factory is. */
export interface FactoryHealth {
  readonly status: "healthy" | "degraded" | "failing";
  /** Why it is not healthy; `[]` when it is. */
  readonly reasons: readonly string[];
  readonly circuits: Readonly<Record<string, CircuitState>>;
  /** What the instances said, where they were asked. */
  readonly instances: readonly InstanceHealth[];
}

/** Derives health from what is the case: there is no flag that somebody must clear. */
export function summarizeHealth({
  circuits,
  slots,
  registrations,
  instances,
  stopping,
}: {
  readonly circuits: Readonly<Record<string, CircuitState>>;
  readonly slots: Pick<Slots, "limit" | "inUse" | "waiting">;
  readonly registrations: readonly Registration[];
  readonly instances: readonly InstanceHealth[];
  readonly stopping: boolean;
}): FactoryHealth {
  const open = Object.entries(circuits).filter(([, state]) => state !== "closed");
  const failed = registrations.filter(({ state }) => state === "failed");
  const unwell = instances.filter(({ status }) => status !== "healthy");
  const reasons = [
    ...(stopping ? ["the factory is stopping"] : []),
    ...open.map(([id, state]) => `the circuit of ${id} is ${state.replace("_", "-")}`),
    ...failed.map(({ id, stateReason }) => `${id} failed${stateReason ? `: ${stateReason}` : ""}`),
    ...unwell.map(
      ({ skillId, status, detail }) => `${skillId} is ${status}${detail ? `: ${detail}` : ""}`,
    ),
    ...(slots.waiting > 0 ? [`${slots.waiting} calls wait for one of ${slots.limit} slots`] : []),
  ];
  const most = open.length > Object.keys(circuits).length / 2;
  const status = stopping || most ? "failing" : reasons.length > 0 ? "degraded" : "healthy";
  return { status, reasons, circuits, instances };
}
