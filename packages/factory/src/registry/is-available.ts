import type { Registration } from "./registration.ts";

/** Whether calls may use it: everything from registered to active, and inactive skills that may be started. */
export function isAvailable({
  state,
  startable,
}: Pick<Registration, "state" | "startable">): boolean {
  switch (state) {
    case "registered":
    case "validated":
    case "initialized":
    case "active":
      return true;
    case "inactive":
      return startable;
    case "unregistered":
    case "failed":
    case "deprecated":
      return false;
  }
}
