import { hostDoctor } from "./host-doctor.ts";
import { hostPing } from "./host-ping.ts";
import { hostVersion } from "./host-version.ts";
import { runtimeCommands } from "./runtime-commands.ts";
import { skillCompile } from "./skill-compile.ts";
import { skillCompose } from "./skill-compose.ts";
import {
  skillCredentialCheck,
  skillCredentialClear,
  skillCredentialCollect,
} from "./skill-credentials.ts";
import { skillDiscoverySearch } from "./skill-discovery-search.ts";
import { skillFeedback } from "./skill-feedback.ts";
import { skillGenerate } from "./skill-generate.ts";
import { skillGenerateStatus } from "./skill-generate-status.ts";
import { skillHistory } from "./skill-history.ts";
import { skillImprove } from "./skill-improve.ts";
import { skillIndexCalibrate } from "./skill-index-calibrate.ts";
import { skillIndexRebuild } from "./skill-index-rebuild.ts";
import { skillIndexStatus } from "./skill-index-status.ts";
import { skillIndexUse } from "./skill-index-use.ts";
import { skillInstructionExport } from "./skill-instruction-export.ts";
import { skillInstructionImport } from "./skill-instruction-import.ts";
import { skillInstructionList } from "./skill-instruction-list.ts";
import { skillInstructionRestore } from "./skill-instruction-restore.ts";
import { skillInstructionOutdated, skillInstructionUpdate } from "./skill-instruction-update.ts";
import { skillInvoke } from "./skill-invoke.ts";
import { skillPack } from "./skill-pack.ts";
import { skillProposalApprove, skillProposalList, skillProposalReject } from "./skill-proposals.ts";
import { skillPythonList } from "./skill-python-list.ts";
import { skillRemove } from "./skill-remove.ts";
import { skillReplay } from "./skill-replay.ts";
import { skillShow } from "./skill-show.ts";
import { skillStats } from "./skill-stats.ts";
import { skillTest } from "./skill-test.ts";
import { skillValidate } from "./skill-validate.ts";

/** Every command of the contract, by the name of its definition. */
export const hostCommands = {
  hostPing,
  hostVersion,
  hostDoctor,
  skillGenerate,
  skillGenerateStatus,
  skillImprove,
  skillProposalList,
  skillProposalApprove,
  skillProposalReject,
  skillDiscoverySearch,
  skillIndexStatus,
  skillIndexRebuild,
  skillIndexUse,
  skillIndexCalibrate,
  skillPythonList,
  skillShow,
  skillInvoke,
  skillTest,
  skillStats,
  skillHistory,
  skillFeedback,
  skillValidate,
  skillRemove,
  skillCredentialCollect,
  skillCredentialCheck,
  skillCredentialClear,
  skillCompile,
  skillReplay,
  skillCompose,
  skillInstructionList,
  skillInstructionImport,
  skillInstructionRestore,
  skillInstructionExport,
  skillInstructionOutdated,
  skillInstructionUpdate,
  skillPack,
  ...runtimeCommands,
} as const;
