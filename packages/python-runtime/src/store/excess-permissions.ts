import type { SkillPermissions } from "@skillwright/core";

/** What a skill has that nobody approved anything for. */
export const noPermissions: SkillPermissions = {
  network: [],
  read: [],
  write: [],
  subprocess: false,
};

/** What `wanted` asks for beyond `granted`, in words; `[]` when nothing. */
export function findExcessPermissions(
  wanted: SkillPermissions,
  granted: SkillPermissions,
): string[] {
  const lists = (["network", "read", "write"] as const).flatMap((kind) =>
    wanted[kind].filter((item) => !granted[kind].includes(item)).map((item) => `${kind} ${item}`),
  );
  return wanted.subprocess && !granted.subprocess ? [...lists, "subprocess"] : lists;
}
