import { join } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import type { ModelOptions } from "@skillwright/discovery";
import {
  closeSandbox,
  openCredentialVault,
  openSkillStore,
  type PythonEnvironmentOptions,
  removeTree,
  resolvePythonEnvironment,
} from "@skillwright/python-runtime";
import { noCodeSkills } from "../code-skills/code-skills.ts";
import type { ConfigOverrides } from "../config/config-schema.ts";
import { loadConfig } from "../config/load-config.ts";
import type { HostErrorCode } from "../errors.ts";
import { dataDirectory } from "./data-directory.ts";
import { lazy } from "./lazy.ts";
import { makeDirectory } from "./make-directory.ts";
import { resolveHome } from "./resolve-home.ts";
import { skillLaunch } from "./skill-launch.ts";
import type { Workspace } from "./workspace.ts";

/** Settings of {@link openWorkspace}. */
export interface OpenWorkspaceOptions {
  /** The data directory; default: `SKILLWRIGHT_HOME`, else the platform's. Made when missing. */
  readonly home?: string | undefined;
  /** Where overrides are read from; default `process.env`. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** Default `process.cwd()`. */
  readonly cwd?: string | undefined;
  /** Values over those of the configuration file and the environment. */
  readonly overrides?: ConfigOverrides | undefined;
  /** Told what a person should know: a fallback, a noisy skill. */
  readonly onNotice?: ((message: string) => void) | undefined;
  /** Told how far the download of a model is. */
  readonly onDownload?: ModelOptions["onDownload"];
  /** Asks whether uv may be installed, when a skill needs it; without, it never is. */
  readonly offerUv?: PythonEnvironmentOptions["offerUv"];
}

/**
 * Opens the data directory and puts config, store, index, runtime and generator together over it.
 *
 * @throws SkillwrightError `config-invalid`, `home-unusable`, and what the state database throws.
 */
export async function openWorkspace({
  home: homeOption,
  environment = process.env,
  cwd = process.cwd(),
  overrides,
  onNotice = () => {},
  onDownload,
  offerUv,
}: OpenWorkspaceOptions = {}): Promise<Workspace> {
  const home = resolveHome(homeOption, environment, cwd);
  await makeHome(home);
  const config = await loadConfig(home, environment, overrides);
  const store = openSkillStore(home, { keepVersions: config.python.keep_versions });

  // What a command does not need is not even loaded: `skill list` is a few files and SQLite.
  const instructions = lazy(async () => {
    const { openInstructionStore } = await import("@skillwright/instructions");
    return openInstructionStore(join(home, "instructions"));
  });
  const python = lazy(() =>
    resolvePythonEnvironment({
      prefer: config.python.prefer,
      cacheDir: join(home, "cache"),
      uvPath: config.python.uv_path,
      pythonPath: config.python.path,
      indexUrl: config.python.index_url,
      offerUv,
    }),
  );
  const launch = skillLaunch(config, onNotice);
  const key = environment["SKILLWRIGHT_VAULT_KEY"];
  const credentials = openCredentialVault({
    // Who gives a key means the file that it opens.
    backend: key === undefined ? "auto" : "file",
    file: join(home, "credentials.vault"),
    key,
  });

  const codeSkills = lazy(async () => {
    if (config.skills.paths.length === 0) return noCodeSkills;
    const { openCodeSkills } = await import("../code-skills/open-code-skills.ts");
    return openCodeSkills({ home, config, store });
  });
  const discovery = lazy(async () => {
    const { openDiscovery } = await import("./open-discovery.ts");
    const places = { home, config, environment, store, instructions, codeSkills };
    return openDiscovery({ ...places, onNotice, onDownload });
  });
  const generator = lazy(async () => {
    const { openGeneration } = await import("./open-generation.ts");
    const places = { home, config, environment, store, instructions, codeSkills };
    return openGeneration({ ...places, python, launch, discovery: await discovery() });
  });
  const executor = lazy(async () => {
    const { createSkillExecutor } = await import("./skill-executor.ts");
    return createSkillExecutor({
      ...{ home, config, store, launch, credentials },
      environment: python,
      asksPerson: offerUv !== undefined,
      codeSkills: await codeSkills(),
    });
  });

  const workspace: Workspace = {
    home,
    config,
    store,
    generator,
    discovery,
    instructions,
    codeSkills,
    async reloadCodeSkills() {
      const running = await executor.opened();
      const { factory } = running ?? {};
      await (await codeSkills()).reload(
        factory && ((skill, version) => factory.swap(skill, version)),
      );
    },
    credentials,
    launch,
    environment: python,
    syncedIndex: async () => (await discovery()).syncedIndex(),
    executor,
    async releaseSkill(skillId) {
      const running = await executor.opened();
      return (await running?.factory.release(skillId)) ?? 0;
    },
    clearData: (skillId) => removeTree(dataDirectory(home, skillId)),
    async close() {
      const running = await executor.opened()?.catch(() => undefined);
      await running?.stop();
      const opened = await discovery.opened()?.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
      await closeSandbox();
      store.close();
    },
    [Symbol.asyncDispose]: () => workspace.close(),
  };
  return workspace;
}

async function makeHome(home: string) {
  try {
    await makeDirectory(home);
  } catch (cause) {
    throw new SkillwrightError<HostErrorCode>(
      `cannot use the data directory ${home}: ${cause instanceof Error ? cause.message : cause}`,
      {
        code: "home-unusable",
        hint: "Name another directory with --home or SKILLWRIGHT_HOME.",
        cause,
      },
    );
  }
}
