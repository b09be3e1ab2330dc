import type { StartSkillOptions } from "@skillwright/python-runtime";

/** How skills are started: confinement, limits, and who is told what a person should know. */
export type SkillLaunch = Pick<StartSkillOptions, "sandbox" | "limits" | "logger">;
