import type { OpenWorkspaceOptions } from "@skillwright/host";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import type { CliStreams } from "./cli-streams.ts";
import type { CommandSession, GlobalOptions } from "./command-session.ts";
import type { CompileOptions } from "./commands/compile.ts";
import type { ComposeOptions } from "./commands/compose.ts";
import type { SetCredentialOptions } from "./commands/credentials.ts";
import type { DoctorOptions } from "./commands/doctor.ts";
import type { ExportOptions } from "./commands/export.ts";
import type { GenerateOptions } from "./commands/generate.ts";
import type { ImportOptions } from "./commands/import.ts";
import type { ImproveOptions } from "./commands/improve.ts";
import type { InstallOptions } from "./commands/install.ts";
import type { ListOptions } from "./commands/list.ts";
import type { McpOptions } from "./commands/mcp.ts";
import type { RemoveOptions } from "./commands/remove.ts";
import type { ReplayOptions } from "./commands/replay.ts";
import type { RunOptions } from "./commands/run.ts";
import type { SearchOptions } from "./commands/search.ts";
import type { UpdateOptions } from "./commands/update.ts";
import type { ValidateOptions } from "./commands/validate.ts";
import type { ExitCode } from "./exit-codes.ts";

const authors = ["auto", "compiler", "openapi", "llm", "template", "scaffold"] as const;
const validationProfiles = [
  ...["strict", "lenient"],
  ...["basic", "security", "performance", "compatibility", "full"],
];
const sources = ["python", "markdown", "compiled", "code"] as const;
const states = ["active", "disabled", "quarantined"] as const;
const embedders = ["auto", "minilm", "use", "provider"] as const;
const compileFormats = ["json", "links", "records", "python", "typescript"] as const;

/** What the program works with. */
export interface ProgramContext {
  readonly streams: CliStreams;
  readonly signal: AbortSignal;
  /** Told that the command serves another program until that ends it. */
  readonly onServe: () => void;
  /** Told how the command that ran has ended. */
  readonly onExit: (code: ExitCode) => void;
}

/**
 * Describes the whole command line. A command's own module, and with it the host, is loaded only
 * when that command runs: `skill --version` must not wait for a database.
 */
export function createProgram({ streams, signal, onServe, onExit }: ProgramContext): Command {
  const program = new Command("skill")
    .description("Say what you need once; keep a skill that does it.")
    .version(manifest.version)
    .configureHelp({ showGlobalOptions: true })
    // Errors are reported in one place, as text or as JSON.
    .configureOutput({ writeOut: (text) => streams.stdout.write(text), writeErr: () => {} })
    .exitOverride()
    .showSuggestionAfterError()
    .option("--json", "print one JSON document on stdout")
    .option("--home <dir>", "data directory (default: $SKILLWRIGHT_HOME, else the platform's)")
    .option("--quiet", "print nothing but results");

  async function run(
    work: (session: CommandSession) => Promise<ExitCode>,
    overrides: OpenWorkspaceOptions["overrides"] = {},
  ) {
    const { openCommandSession } = await import("./command-session.ts");
    const options = program.opts<GlobalOptions>();
    await using session = await openCommandSession(streams, options, signal, overrides);
    onExit(await work(session));
  }

  program
    .command("generate")
    .description("find the skill that does it, or write, test and propose one")
    .argument("<intent>", "what you need, in one sentence")
    .option("--yes", "approve the proposal, if it is complete")
    .addOption(new Option("--author <author>", "who writes it").choices(authors))
    .option("--openapi <file>", "make it from this OpenAPI document, a file or an address")
    .option("--id <id>", "the id for the new skill")
    .option("--force", "do not look for an existing skill")
    .option("--same-as <id>", "this skill does it: find it by these words from now on")
    .option("--not-same <id...>", "these do not do it: never offer them for these words again")
    .option("--threshold <n>", "score from which a skill is the same, 0 to 1", parseNumber)
    .action((intent: string, options: GenerateOptions) =>
      run(async (session) => {
        const { generate } = await import("./commands/generate.ts");
        return generate(session, intent, options);
      }),
    );

  program
    .command("improve")
    .description("have a new version of a skill written, and show what changes")
    .argument("<id>")
    .argument("<change>", "what should change, in one sentence")
    .addOption(new Option("--author <author>", "who writes it").choices(authors))
    .option("--openapi <file>", "take its operations from this newer OpenAPI document")
    .action((id: string, change: string, options: ImproveOptions) =>
      run(async (session) => {
        const { improve } = await import("./commands/improve.ts");
        return improve(session, id, change, options);
      }),
    );

  program
    .command("proposals")
    .description("list what waits for approval")
    .action(() =>
      run(async (session) => {
        const { listProposals } = await import("./commands/proposals.ts");
        return listProposals(session);
      }),
    );

  program
    .command("approve")
    .description("install a proposal")
    .argument("<digest>", "its digest, or the first 8 or more digits of it")
    .addOption(noSandbox())
    .action((digest: string, options: SandboxChoice) =>
      run(async (session) => {
        const { approve } = await import("./commands/approve.ts");
        return approve(session, digest);
      }, asOverrides(options)),
    );

  program
    .command("reject")
    .description("drop a proposal")
    .argument("<digest>", "its digest, or the first 8 or more digits of it")
    .action((digest: string) =>
      run(async (session) => {
        const { reject } = await import("./commands/reject.ts");
        return reject(session, digest);
      }),
    );

  program
    .command("search")
    .description("find installed skills")
    .argument("<query>")
    .option("--limit <n>", "most results", parseNumber, 5)
    .option("--explain", "say what matched")
    .addOption(new Option("--source <source...>", "only from these").choices(sources))
    .addOption(new Option("--state <state...>", "only in these (default: active)").choices(states))
    .option("--tag <tag...>", "only with all of these tags")
    .action((query: string, options: SearchOptions) =>
      run(async (session) => {
        const { search } = await import("./commands/search.ts");
        return search(session, query, options);
      }),
    );

  program
    .command("list")
    .description("list installed skills")
    .addOption(
      new Option("--source <source>", "only these").choices([
        "python",
        "compiled",
        "code",
        "markdown",
      ]),
    )
    .option("--budget <tokens>", "with --source markdown: most tokens of the catalog", parseNumber)
    .action((options: ListOptions) =>
      run(async (session) => {
        const { list } = await import("./commands/list.ts");
        return list(session, options);
      }),
    );

  program
    .command("show")
    .description("show a skill and how to call it")
    .argument("<id>")
    .action((id: string) =>
      run(async (session) => {
        const { show } = await import("./commands/show.ts");
        return show(session, id);
      }),
    );

  program
    .command("run")
    .description("run a skill")
    .argument("<id>")
    .argument("[action]", "default: the first that `skill show` lists")
    .option("--input <json>", "the input: JSON, @FILE, or - for standard input")
    .option("--timeout <seconds>", "budget of the whole call", parseNumber)
    .addOption(noSandbox())
    .action((id: string, action: string | undefined, options: RunOptions & SandboxChoice) =>
      run(async (session) => {
        const { runSkill } = await import("./commands/run.ts");
        return runSkill(session, id, action, options);
      }, asOverrides(options)),
    );

  program
    .command("install")
    .description("install a Python skill that somebody wrote, after showing what was found")
    .argument("<dir>", "the package: manifest.toml and its entry script")
    .option("--yes", "approve it, unless an upgrade wants more permissions")
    .option("--upgrade", "let it take the place of an installed skill of the same id")
    .addOption(noSandbox())
    .action((dir: string, options: InstallOptions & SandboxChoice) =>
      run(async (session) => {
        const { install } = await import("./commands/install.ts");
        return install(session, dir, options);
      }, asOverrides(options)),
    );

  program
    .command("remove")
    .description("uninstall a skill")
    .argument("<id>")
    .option("--force", "also an instruction skill that you have edited")
    .action((id: string, options: RemoveOptions) =>
      run(async (session) => {
        const { remove } = await import("./commands/remove.ts");
        return remove(session, id, options);
      }),
    );

  program
    .command("import")
    .description(
      "import instruction skills: a directory, SKILL.md, .zip, pack, git URL or owner/repo",
    )
    .argument("[source]", "needed without --frozen")
    .option("--yes", "approve what nothing was found in")
    .option("--approve <digest...>", "approve these, whatever was found")
    .option("--replace", "take the place of installed skills of the same name")
    .option("--frozen", "install exactly what the lock file says")
    .action((source: string | undefined, options: ImportOptions) =>
      run(async (session) => {
        const { importSkills } = await import("./commands/import.ts");
        return importSkills(session, source, options);
      }),
    );

  program
    .command("export")
    .description("put a skill where a client finds it")
    .argument("<id>")
    .requiredOption("--to <client|dir>", "claude-code, codex, cursor, … or a directory")
    .addOption(
      new Option("--scope <scope>", "whose skills").choices(["project", "user"]).default("project"),
    )
    .option("--link", "link instead of copying (instruction skills)")
    .option("--replace", "take the place of what is there")
    .action((id: string, options: ExportOptions) =>
      run(async (session) => {
        const { exportSkill } = await import("./commands/export.ts");
        return exportSkill(session, id, options);
      }),
    );

  program
    .command("pack")
    .description("make a skill pack of a compiled config")
    .argument("<config>")
    .action((config: string) =>
      run(async (session) => {
        const { pack } = await import("./commands/pack.ts");
        return pack(session, config);
      }),
    );

  program
    .command("outdated")
    .description("say which instruction skills have something newer at their source")
    .action(() =>
      run(async (session) => {
        const { outdated } = await import("./commands/update.ts");
        return outdated(session);
      }),
    );

  program
    .command("update")
    .description("show what an update would change; with --yes, update")
    .argument("[name]", "default: every outdated one")
    .option("--yes", "approve what is shown")
    .addOption(
      new Option("--conflicts <side>", "whose version of a file both changed")
        .choices(["local", "source"])
        .default("local"),
    )
    .action((name: string | undefined, options: UpdateOptions) =>
      run(async (session) => {
        const { update } = await import("./commands/update.ts");
        return update(session, name, options);
      }),
    );

  program
    .command("test")
    .description("run a skill's acceptance tests")
    .argument("<id>")
    .addOption(noSandbox())
    .action((id: string, options: SandboxChoice) =>
      run(async (session) => {
        const { test } = await import("./commands/test.ts");
        return test(session, id);
      }, asOverrides(options)),
    );

  program
    .command("compose")
    .description("run several skills as one")
    .argument("<file>", "the composition, TOML, or - for standard input")
    .option("--input <json>", "the input: JSON or @FILE")
    .option("--timeout <seconds>", "budget of all steps together", parseNumber)
    .action((file: string, options: ComposeOptions) =>
      run(async (session) => {
        const { compose } = await import("./commands/compose.ts");
        return compose(session, file, options);
      }),
    );

  program
    .command("stats")
    .description("say how often skills were called, and how that went")
    .argument("[id]")
    .action((id: string | undefined) =>
      run(async (session) => {
        const { stats } = await import("./commands/stats.ts");
        return stats(session, id);
      }),
    );

  program
    .command("history")
    .description("list the latest calls")
    .argument("[id]")
    .option("--limit <n>", "most calls", parseNumber, 20)
    .action((id: string | undefined, options: { limit: number }) =>
      run(async (session) => {
        const { history } = await import("./commands/history.ts");
        return history(session, id, options);
      }),
    );

  program
    .command("validate")
    .description("say what is wrong with a skill's directory, without running it")
    .argument("<dir>")
    .addOption(
      new Option("--profile <profile>", "how SKILL.md is judged, or by which rules code is")
        .choices(validationProfiles)
        .default("strict"),
    )
    .option("--fix", "mend what can be mended mechanically, after showing it")
    .option("--yes", "with --fix: make the changes without asking")
    .action((dir: string, options: ValidateOptions) =>
      run(async (session) => {
        const { validate } = await import("./commands/validate.ts");
        return validate(session, dir, options);
      }),
    );

  program
    .command("activate")
    .description("let a disabled skill run again")
    .argument("<id>")
    .action((id: string) =>
      run(async (session) => {
        const { activate } = await import("./commands/lifecycle.ts");
        return activate(session, id);
      }),
    );

  program
    .command("disable")
    .description("keep a skill, but neither run nor find it")
    .argument("<id>")
    .action((id: string) =>
      run(async (session) => {
        const { disable } = await import("./commands/lifecycle.ts");
        return disable(session, id);
      }),
    );

  program
    .command("rollback")
    .description("go back to the last healthy version; once more undoes it")
    .argument("<id>")
    .action((id: string) =>
      run(async (session) => {
        const { rollback } = await import("./commands/lifecycle.ts");
        return rollback(session, id);
      }),
    );

  program
    .command("quarantine")
    .description("take a skill out of use")
    .argument("<id>")
    .option("--reason <reason>", "what `skill show` says of it")
    .action((id: string, options: { reason?: string }) =>
      run(async (session) => {
        const { quarantine } = await import("./commands/lifecycle.ts");
        return quarantine(session, id, options);
      }),
    );

  program
    .command("compile")
    .description("compile a description into a deterministic skill, without installing it")
    .argument("<file>", "the description, or - for standard input")
    .addOption(
      new Option("--format <format>", "what to print").choices(compileFormats).default("json"),
    )
    .option("--language <name...>", "a language besides English, Russian, Hindi and Chinese")
    .option("--to <dir>", "write the files of python or typescript there")
    .action((file: string, options: CompileOptions) =>
      run(async (session) => {
        const { compile } = await import("./commands/compile.ts");
        return compile(session, file, options);
      }),
    );

  program
    .command("replay")
    .description("ask a compiled skill")
    .argument("<file>", "the description, links notation or compiled JSON, or - for standard input")
    .argument("<prompt>")
    .option("--language <name...>", "a language besides English, Russian, Hindi and Chinese")
    .action((file: string, prompt: string, options: ReplayOptions) =>
      run(async (session) => {
        const { replay } = await import("./commands/replay.ts");
        return replay(session, file, prompt, options);
      }),
    );

  const credentials = program
    .command("credentials")
    .description("store the secrets that a skill declares");
  credentials
    .command("set")
    .description("store one, asked for without showing it")
    .argument("<id>", "the skill")
    .argument("<name>", "the credential's name or variable")
    .option("--stdin", "read it from standard input")
    .action((id: string, name: string, options: SetCredentialOptions) =>
      run(async (session) => {
        const { setCredential } = await import("./commands/credentials.ts");
        return setCredential(session, id, name, options);
      }),
    );
  credentials
    .command("list")
    .description("say which are declared and which are stored")
    .argument("<id>", "the skill")
    .action((id: string) =>
      run(async (session) => {
        const { listCredentials } = await import("./commands/credentials.ts");
        return listCredentials(session, id);
      }),
    );
  credentials
    .command("clear")
    .description("forget all of a skill's")
    .argument("<id>", "the skill")
    .action((id: string) =>
      run(async (session) => {
        const { clearCredentials } = await import("./commands/credentials.ts");
        return clearCredentials(session, id);
      }),
    );

  const index = program.command("index").description("look after the index that finds skills");
  index
    .command("status")
    .description("say what it holds, with which embedder and calibration")
    .action(() =>
      run(async (session) => {
        const { indexStatus } = await import("./commands/index-maintenance.ts");
        return indexStatus(session);
      }),
    );
  index
    .command("rebuild")
    .description("embed what changed, remove what vanished")
    .action(() =>
      run(async (session) => {
        const { rebuildIndex } = await import("./commands/index-maintenance.ts");
        return rebuildIndex(session);
      }),
    );
  index
    .command("use")
    .description("change the embedder: download it when needed, embed every skill anew")
    .addArgument(new Argument("<embedder>", "which one").choices(embedders))
    .action((embedder: (typeof embedders)[number]) =>
      run(async (session) => {
        const { changeEmbedder } = await import("./commands/index-maintenance.ts");
        return changeEmbedder(session, embedder);
      }),
    );
  index
    .command("calibrate")
    .description("learn from labelled pairs what the embedder's scores mean")
    .action(() =>
      run(async (session) => {
        const { calibrateIndex } = await import("./commands/index-maintenance.ts");
        return calibrateIndex(session);
      }),
    );

  program
    .command("host")
    .description("answer a program's commands: one JSON object a line on stdin and stdout")
    .action(async () => {
      onServe();
      const { host } = await import("./commands/host.ts");
      onExit(await host(streams, program.opts<GlobalOptions>(), signal));
    });

  program
    .command("mcp")
    .description("serve the skills to an MCP client over stdin and stdout")
    .option(
      "--max-tools <n>",
      "most skills offered as tools of their own (default: 50)",
      parseNumber,
    )
    .action(async (options: McpOptions) => {
      onServe();
      const { mcp } = await import("./commands/mcp.ts");
      onExit(await mcp(streams, program.opts<GlobalOptions>(), options, signal));
    });

  program
    .command("doctor")
    .description("check this machine and the data directory")
    .option("--install-uv", "fetch uv, pinned and verified, into the data directory first")
    .action((options: DoctorOptions) =>
      run(async (session) => {
        const { doctor } = await import("./commands/doctor.ts");
        return doctor(session, options);
      }),
    );

  return program;
}

/** What {@link noSandbox} leaves in a command's options. */
interface SandboxChoice {
  readonly sandbox: boolean;
}

function noSandbox(): Option {
  return new Option("--no-sandbox", "run it without the sandbox, with limits on resources only");
}

function asOverrides({ sandbox }: SandboxChoice): OpenWorkspaceOptions["overrides"] {
  return sandbox ? {} : { sandbox: { mode: "off" } };
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  throw new InvalidArgumentError(`It must be a number, got ${JSON.stringify(text)}.`);
}
