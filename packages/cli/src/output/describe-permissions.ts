import type { ProposalWire } from "@skillwright/host";
import { printable } from "./terminal.ts";

/** One line for each thing that a skill may reach; none when it may reach nothing. */
export function describePermissions({
  network,
  read,
  write,
  subprocess,
}: ProposalWire["permissions"]): string[] {
  return [
    ...network.map((host) => `network ${host}`),
    ...read.map((path) => `read ${path}`),
    ...write.map((path) => `write ${path}`),
    ...(subprocess ? ["start other programs"] : []),
  ].map(printable);
}
