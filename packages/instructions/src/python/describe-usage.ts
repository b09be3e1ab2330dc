import {
  type AcceptanceTest,
  type ActionDeclaration,
  type JsonValue,
  protocolVersion,
  type SkillManifest,
  settingEnvVar,
} from "@skillwright/core";

/** How to run a Python skill from its directory, for an agent that has never seen one. */
export function describeUsage(manifest: SkillManifest): string {
  const { name, description } = manifest;
  return [
    `# ${oneLine(name)}`,
    ...(description === "" ? [] : [description]),
    ...describeRun(manifest),
    ...manifest.actions.flatMap((action) => describeAction(action, manifest.tests)),
    ...describeEnvironment(manifest),
    ...describeNeeds(manifest),
  ]
    .join("\n\n")
    .concat("\n");
}

function describeRun(manifest: SkillManifest): string[] {
  const { actions, tests } = manifest;
  const test =
    tests.find(({ needs, expectError }) => needs.length === 0 && expectError === undefined) ??
    tests[0];
  const action = test?.action ?? actions[0]?.name;
  const params = action === undefined ? {} : { action, ...test?.input };
  return [
    "## Run it",
    `Run this in the skill's directory. It sends two JSON-RPC 2.0 requests, one to a line; \`uv\` provides Python and the dependencies.`,
    fence("sh", command(manifest, params)),
    'The answer is the line with `"id": 2`: it has `result`, or `error` with a message that says what to change.',
  ];
}

function command({ id, entryFile, settings }: SkillManifest, params: JsonValue): string {
  const handshake = { expected_name: id, protocol_version: protocolVersion };
  const requests = [request(1, "handshake", handshake), request(2, "invoke", params)];
  const environment = Object.entries(settings).flatMap(([name, setting]) =>
    setting.default === undefined
      ? []
      : [`${settingEnvVar(name)}=${shellQuote(String(setting.default))}`],
  );
  const lines = requests.map((line) => `  ${shellQuote(line)} \\\n`).join("");
  const variables = [`SKILL_ID=${shellQuote(id)}`, ...environment].join(" ");
  return `printf '%s\\n' \\\n${lines}  | ${variables} uv run ${shellQuote(`scripts/${entryFile}`)}`;
}

function request(id: number, method: string, params: JsonValue): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params });
}

function describeAction(action: ActionDeclaration, tests: readonly AcceptanceTest[]): string[] {
  const examples = tests.filter((test) => test.action === action.name && test.expect !== undefined);
  return [
    `## Action \`${action.name}\``,
    ...(action.description === "" ? [] : [action.description]),
    "Parameters, beside `action`, as a JSON Schema:",
    fence("json", JSON.stringify(action.input, undefined, 2)),
    ...examples
      .slice(0, 3)
      .flatMap(({ input, expect = null }) => [
        `For example \`${codeSpan({ action: action.name, ...input })}\` gives \`${codeSpan(expect)}\`.`,
      ]),
  ];
}

function describeEnvironment({ credentials, settings }: SkillManifest): string[] {
  const rows = [
    ...credentials.map(({ envVar, description, required }) =>
      row(envVar, `${description} (secret${required ? "" : ", optional"})`),
    ),
    ...Object.entries(settings).map(([name, { description, default: value }]) =>
      row(
        settingEnvVar(name),
        value === undefined ? description : `${description} Default \`${value}\`.`,
      ),
    ),
  ];
  if (rows.length === 0) return [];
  return [
    "## Environment",
    "Secrets come from the person's environment: never ask for one in a conversation, never print one.",
    `| Variable | Meaning |\n|---|---|\n${rows.join("\n")}`,
  ];
}

function describeNeeds({
  permissions: { network, read, write, subprocess },
}: SkillManifest): string[] {
  const needs = [
    ...network.map((host) => `- the network: ${host}`),
    ...read.map((path) => `- reading ${path}`),
    ...write.map((path) => `- writing ${path}`),
    ...(subprocess ? ["- starting other programs"] : []),
  ];
  return needs.length === 0 ? [] : ["## Permissions", needs.join("\n")];
}

/** A fence longer than any run of backticks inside. */
function fence(language: string, code: string): string {
  const runs = code.match(/`{3,}/g) ?? [];
  const marks = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${marks}${language}\n${code}\n${marks}`;
}

function codeSpan(value: JsonValue): string {
  return JSON.stringify(value).replaceAll("`", "\\u0060");
}

function row(variable: string, meaning: string): string {
  return `| \`${variable}\` | ${oneLine(meaning).replaceAll("|", "\\|")} |`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
