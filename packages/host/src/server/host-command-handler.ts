import type { z } from "zod";
import { hostCommands } from "../commands/host-commands.ts";
import type { CommandContext } from "../contract/command-definition.ts";
import type { CommandName, CommandOf } from "./command-handlers.ts";

type Payload<Name extends CommandName> = z.output<CommandOf<Name>["payload"]>;
type Result<Name extends CommandName> = Promise<z.input<CommandOf<Name>["result"]>>;

/**
 * Every command of the contract as a method that does what we do. An embedding program extends it,
 * overrides the commands that it carries out itself, and calls `super` for the rest of the work;
 * payloads were checked before, results are checked after.
 *
 * @example
 * class Ours extends HostCommandHandler {
 *   override async skillProposalApprove(payload: { digest: string }, context: CommandContext) {
 *     await askTheBoss(payload.digest);
 *     return super.skillProposalApprove(payload, context);
 *   }
 * }
 * createHostServer(workspace, { handlers: new Ours() });
 */
export class HostCommandHandler {
  hostPing(payload: Payload<"host.ping">, context: CommandContext): Result<"host.ping"> {
    return hostCommands.hostPing.run(payload, context);
  }
  hostVersion(payload: Payload<"host.version">, context: CommandContext): Result<"host.version"> {
    return hostCommands.hostVersion.run(payload, context);
  }
  hostDoctor(payload: Payload<"host.doctor">, context: CommandContext): Result<"host.doctor"> {
    return hostCommands.hostDoctor.run(payload, context);
  }
  skillGenerate(
    payload: Payload<"skill.generate">,
    context: CommandContext,
  ): Result<"skill.generate"> {
    return hostCommands.skillGenerate.run(payload, context);
  }
  skillGenerateStatus(
    payload: Payload<"skill.generate.status">,
    context: CommandContext,
  ): Result<"skill.generate.status"> {
    return hostCommands.skillGenerateStatus.run(payload, context);
  }
  skillImprove(
    payload: Payload<"skill.improve">,
    context: CommandContext,
  ): Result<"skill.improve"> {
    return hostCommands.skillImprove.run(payload, context);
  }
  skillProposalList(
    payload: Payload<"skill.proposal.list">,
    context: CommandContext,
  ): Result<"skill.proposal.list"> {
    return hostCommands.skillProposalList.run(payload, context);
  }
  skillProposalApprove(
    payload: Payload<"skill.proposal.approve">,
    context: CommandContext,
  ): Result<"skill.proposal.approve"> {
    return hostCommands.skillProposalApprove.run(payload, context);
  }
  skillProposalReject(
    payload: Payload<"skill.proposal.reject">,
    context: CommandContext,
  ): Result<"skill.proposal.reject"> {
    return hostCommands.skillProposalReject.run(payload, context);
  }
  skillDiscoverySearch(
    payload: Payload<"skill.discovery.search">,
    context: CommandContext,
  ): Result<"skill.discovery.search"> {
    return hostCommands.skillDiscoverySearch.run(payload, context);
  }
  skillIndexStatus(
    payload: Payload<"skill.index.status">,
    context: CommandContext,
  ): Result<"skill.index.status"> {
    return hostCommands.skillIndexStatus.run(payload, context);
  }
  skillIndexRebuild(
    payload: Payload<"skill.index.rebuild">,
    context: CommandContext,
  ): Result<"skill.index.rebuild"> {
    return hostCommands.skillIndexRebuild.run(payload, context);
  }
  skillIndexUse(
    payload: Payload<"skill.index.use">,
    context: CommandContext,
  ): Result<"skill.index.use"> {
    return hostCommands.skillIndexUse.run(payload, context);
  }
  skillIndexCalibrate(
    payload: Payload<"skill.index.calibrate">,
    context: CommandContext,
  ): Result<"skill.index.calibrate"> {
    return hostCommands.skillIndexCalibrate.run(payload, context);
  }
  skillPythonList(
    payload: Payload<"skill.python.list">,
    context: CommandContext,
  ): Result<"skill.python.list"> {
    return hostCommands.skillPythonList.run(payload, context);
  }
  skillShow(payload: Payload<"skill.show">, context: CommandContext): Result<"skill.show"> {
    return hostCommands.skillShow.run(payload, context);
  }
  skillInvoke(payload: Payload<"skill.invoke">, context: CommandContext): Result<"skill.invoke"> {
    return hostCommands.skillInvoke.run(payload, context);
  }
  skillTest(payload: Payload<"skill.test">, context: CommandContext): Result<"skill.test"> {
    return hostCommands.skillTest.run(payload, context);
  }
  skillStats(payload: Payload<"skill.stats">, context: CommandContext): Result<"skill.stats"> {
    return hostCommands.skillStats.run(payload, context);
  }
  skillHistory(
    payload: Payload<"skill.history">,
    context: CommandContext,
  ): Result<"skill.history"> {
    return hostCommands.skillHistory.run(payload, context);
  }
  skillFeedback(
    payload: Payload<"skill.feedback">,
    context: CommandContext,
  ): Result<"skill.feedback"> {
    return hostCommands.skillFeedback.run(payload, context);
  }
  skillValidate(
    payload: Payload<"skill.validate">,
    context: CommandContext,
  ): Result<"skill.validate"> {
    return hostCommands.skillValidate.run(payload, context);
  }
  skillRemove(payload: Payload<"skill.remove">, context: CommandContext): Result<"skill.remove"> {
    return hostCommands.skillRemove.run(payload, context);
  }
  skillCredentialCollect(
    payload: Payload<"skill.credential.collect">,
    context: CommandContext,
  ): Result<"skill.credential.collect"> {
    return hostCommands.skillCredentialCollect.run(payload, context);
  }
  skillCredentialCheck(
    payload: Payload<"skill.credential.check">,
    context: CommandContext,
  ): Result<"skill.credential.check"> {
    return hostCommands.skillCredentialCheck.run(payload, context);
  }
  skillCredentialClear(
    payload: Payload<"skill.credential.clear">,
    context: CommandContext,
  ): Result<"skill.credential.clear"> {
    return hostCommands.skillCredentialClear.run(payload, context);
  }
  skillCompile(
    payload: Payload<"skill.compile">,
    context: CommandContext,
  ): Result<"skill.compile"> {
    return hostCommands.skillCompile.run(payload, context);
  }
  skillReplay(payload: Payload<"skill.replay">, context: CommandContext): Result<"skill.replay"> {
    return hostCommands.skillReplay.run(payload, context);
  }
  skillCompose(
    payload: Payload<"skill.compose">,
    context: CommandContext,
  ): Result<"skill.compose"> {
    return hostCommands.skillCompose.run(payload, context);
  }
  skillInstructionList(
    payload: Payload<"skill.instruction.list">,
    context: CommandContext,
  ): Result<"skill.instruction.list"> {
    return hostCommands.skillInstructionList.run(payload, context);
  }
  skillInstructionImport(
    payload: Payload<"skill.instruction.import">,
    context: CommandContext,
  ): Result<"skill.instruction.import"> {
    return hostCommands.skillInstructionImport.run(payload, context);
  }
  skillInstructionRestore(
    payload: Payload<"skill.instruction.restore">,
    context: CommandContext,
  ): Result<"skill.instruction.restore"> {
    return hostCommands.skillInstructionRestore.run(payload, context);
  }
  skillInstructionExport(
    payload: Payload<"skill.instruction.export">,
    context: CommandContext,
  ): Result<"skill.instruction.export"> {
    return hostCommands.skillInstructionExport.run(payload, context);
  }
  skillInstructionOutdated(
    payload: Payload<"skill.instruction.outdated">,
    context: CommandContext,
  ): Result<"skill.instruction.outdated"> {
    return hostCommands.skillInstructionOutdated.run(payload, context);
  }
  skillInstructionUpdate(
    payload: Payload<"skill.instruction.update">,
    context: CommandContext,
  ): Result<"skill.instruction.update"> {
    return hostCommands.skillInstructionUpdate.run(payload, context);
  }
  skillPack(payload: Payload<"skill.pack">, context: CommandContext): Result<"skill.pack"> {
    return hostCommands.skillPack.run(payload, context);
  }
  commandCancel(
    payload: Payload<"command.cancel">,
    context: CommandContext,
  ): Result<"command.cancel"> {
    return hostCommands.commandCancel.run(payload, context);
  }
  runtimeStatus(
    payload: Payload<"runtime.status">,
    context: CommandContext,
  ): Result<"runtime.status"> {
    return hostCommands.runtimeStatus.run(payload, context);
  }
  runtimeStop(payload: Payload<"runtime.stop">, context: CommandContext): Result<"runtime.stop"> {
    return hostCommands.runtimeStop.run(payload, context);
  }
  skillsReload(
    payload: Payload<"skills.reload">,
    context: CommandContext,
  ): Result<"skills.reload"> {
    return hostCommands.skillsReload.run(payload, context);
  }
  skillPythonInstall(
    payload: Payload<"skill.python.install">,
    context: CommandContext,
  ): Result<"skill.python.install"> {
    return hostCommands.skillPythonInstall.run(payload, context);
  }
  skillPythonActivate(
    payload: Payload<"skill.python.activate">,
    context: CommandContext,
  ): Result<"skill.python.activate"> {
    return hostCommands.skillPythonActivate.run(payload, context);
  }
  skillPythonDisable(
    payload: Payload<"skill.python.disable">,
    context: CommandContext,
  ): Result<"skill.python.disable"> {
    return hostCommands.skillPythonDisable.run(payload, context);
  }
  skillPythonQuarantine(
    payload: Payload<"skill.python.quarantine">,
    context: CommandContext,
  ): Result<"skill.python.quarantine"> {
    return hostCommands.skillPythonQuarantine.run(payload, context);
  }
  skillPythonRollback(
    payload: Payload<"skill.python.rollback">,
    context: CommandContext,
  ): Result<"skill.python.rollback"> {
    return hostCommands.skillPythonRollback.run(payload, context);
  }
  skillPythonAdvanceStatus(
    payload: Payload<"skill.python.advance_status">,
    context: CommandContext,
  ): Result<"skill.python.advance_status"> {
    return hostCommands.skillPythonAdvanceStatus.run(payload, context);
  }
  skillPythonStart(
    payload: Payload<"skill.python.start">,
    context: CommandContext,
  ): Result<"skill.python.start"> {
    return hostCommands.skillPythonStart.run(payload, context);
  }
  skillPythonStop(
    payload: Payload<"skill.python.stop">,
    context: CommandContext,
  ): Result<"skill.python.stop"> {
    return hostCommands.skillPythonStop.run(payload, context);
  }
  skillHealthCheck(
    payload: Payload<"skill.health.check">,
    context: CommandContext,
  ): Result<"skill.health.check"> {
    return hostCommands.skillHealthCheck.run(payload, context);
  }
  skillHealthStatus(
    payload: Payload<"skill.health.status">,
    context: CommandContext,
  ): Result<"skill.health.status"> {
    return hostCommands.skillHealthStatus.run(payload, context);
  }
}
