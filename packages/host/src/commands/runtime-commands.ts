import { commandCancel } from "./command-cancel.ts";
import { runtimeStatus } from "./runtime-status.ts";
import { runtimeStop } from "./runtime-stop.ts";
import { skillHealthCheck, skillHealthStatus } from "./skill-health.ts";
import { skillPythonInstall } from "./skill-python-install.ts";
import {
  skillPythonActivate,
  skillPythonAdvanceStatus,
  skillPythonDisable,
  skillPythonQuarantine,
  skillPythonRollback,
} from "./skill-python-lifecycle.ts";
import { skillPythonStart, skillPythonStop } from "./skill-python-process.ts";
import { skillsReload } from "./skills-reload.ts";

/** Commands about the host itself, and about skills as things that are installed and run. */
export const runtimeCommands = {
  commandCancel,
  runtimeStatus,
  runtimeStop,
  skillsReload,
  skillPythonInstall,
  skillPythonActivate,
  skillPythonDisable,
  skillPythonQuarantine,
  skillPythonRollback,
  skillPythonAdvanceStatus,
  skillPythonStart,
  skillPythonStop,
  skillHealthCheck,
  skillHealthStatus,
} as const;
