import { randomBytes } from "node:crypto";
import type { JsonSchemaValidator, McpServer } from "@modelcontextprotocol/server";
import { type JsonObject, SkillwrightError } from "@skillwright/core";
import type { HostEventName } from "../contract/host-events.ts";
import { jsonObjectSchema } from "../contract/json.ts";
import { packageVersion } from "../package-version.ts";
import { describeError } from "../server/describe-error.ts";
import { createHostServer, type HostServer } from "../server/host-server.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type ApprovalState, createApproval } from "./approval.ts";
import { createAuthoringTools } from "./authoring-tools.ts";
import { createCommandCaller } from "./command-caller.ts";
import { createGenerateSkill } from "./generate-skill.ts";
import { type InstructionSkills, openInstructionSkills } from "./instruction-skills.ts";
import { createInstructionTools } from "./instruction-tools.ts";
import { loadMcp, type McpModule } from "./load-mcp.ts";
import { createSkillRunner } from "./run-skill.ts";
import { createCallSkill, createSearchSkills } from "./search-tools.ts";
import { createSkillTools, offeredSkills } from "./skill-tools.ts";
import type { McpTool } from "./tool.ts";
import { toolError } from "./tool-result.ts";

/** Settings of {@link createMcpServer}. */
export interface McpServerOptions {
  /** What carries commands out; default a host of its own, without overrides. */
  readonly host?: HostServer | undefined;
  /**
   * Most skills offered as tools of their own; of a larger catalogue none is, and clients find and
   * call them by `search_skills` and `call_skill`. Default 50.
   */
  readonly maxSkillTools?: number | undefined;
  /** Told of instruction skills that are not served, and why. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** Tools of ours, present or not: no skill's id takes their name. */
const reservedNames = [
  "search_skills",
  "call_skill",
  "generate_skill",
  "list_instruction_skills",
  "read_instruction_skill",
  "write_skill_file",
  "validate_manifest",
  "validate_script",
  "propose_skill",
];

/** After these the tools may be others. */
const catalogueEvents: ReadonlySet<string> = new Set<HostEventName>([
  "skill.state_changed",
  "skill.version_changed",
  "skill.hot_reloaded",
  "skills.reloaded",
]);

const instructions =
  "Skills are small, tested programs on this machine. Look for one with search_skills before you generate one; generate_skill makes a new one, which a person approves.";

/**
 * The active skills of a workspace as MCP tools, with tools to find and to make more. One server
 * serves one connection; the workspace stays the caller's to close.
 */
export async function createMcpServer(
  workspace: Workspace,
  options: McpServerOptions = {},
): Promise<McpServer> {
  const [mcp, instructionSkills] = await Promise.all([
    loadMcp(),
    openInstructionSkills(workspace.home, options),
  ]);
  const { host = createHostServer(workspace), maxSkillTools } = options;
  const server = buildMcpServer({ mcp, workspace, host, instructionSkills, maxSkillTools });
  const { onclose } = server.server;
  server.server.onclose = () => {
    onclose?.();
    instructionSkills[Symbol.dispose]();
  };
  return server;
}

/** What {@link buildMcpServer} puts together. */
export interface McpServerParts {
  readonly mcp: McpModule;
  readonly workspace: Workspace;
  readonly host: HostServer;
  readonly instructionSkills: InstructionSkills;
  readonly maxSkillTools?: number | undefined;
}

/** {@link createMcpServer} once everything is loaded and open. */
export function buildMcpServer({
  mcp,
  workspace,
  host,
  instructionSkills,
  maxSkillTools = 50,
}: McpServerParts): McpServer {
  const call = createCommandCaller(host);
  const run = createSkillRunner(workspace, call);
  const states = mcp.createRequestStateCodec<ApprovalState>({
    key: randomBytes(32),
    bind: ({ mcpReq }) => mcpReq.method,
  });
  const server = new mcp.McpServer(
    { name: "skillwright", title: "Skillwright", version: packageVersion },
    {
      instructions,
      capabilities: { tools: { listChanged: true } },
      requestState: { verify: states.verify },
      // Skills' schemas are strangers': the host checks inputs itself, in bounded time.
      jsonSchemaValidator: {
        getValidator<T>(): JsonSchemaValidator<T> {
          return (value) => ({ valid: true, data: value as T, errorMessage: undefined });
        },
      },
    },
  );
  const approval = createApproval({ mcp, server: () => server, states, call });
  const own = [
    createSearchSkills(call),
    createCallSkill(run),
    createGenerateSkill(call, approval),
    ...createAuthoringTools(workspace, approval),
  ];

  instructionSkills.attach(server);

  function ownTools(): McpTool[] {
    return [...own, ...createInstructionTools(instructionSkills)];
  }

  server.server.setRequestHandler("tools/list", async () => {
    const skills = await offeredSkills(workspace);
    const offered =
      skills.length <= maxSkillTools ? createSkillTools(skills, reservedNames, run) : [];
    return { tools: [...ownTools(), ...offered].map(({ definition }) => definition) };
  });
  server.server.setRequestHandler("tools/call", async ({ params }, context) => {
    const isCalled = ({ definition }: McpTool) => definition.name === params.name;
    const tool =
      ownTools().find(isCalled) ??
      createSkillTools(await offeredSkills(workspace), reservedNames, run).find(isCalled);
    if (tool === undefined) {
      throw new mcp.ProtocolError(
        mcp.ProtocolErrorCode.InvalidParams,
        `there is no tool ${JSON.stringify(params.name.slice(0, 100))}`,
      );
    }
    try {
      return await tool.call(parseInput(params.arguments), context);
    } catch (error) {
      return toolError(describeError(error));
    }
  });

  const subscription = host.subscribe(({ event }) => {
    if (catalogueEvents.has(event) && server.isConnected()) server.sendToolListChanged();
  });
  server.server.onclose = () => subscription[Symbol.dispose]();
  return server;
}

function parseInput(value: unknown): JsonObject {
  const parsed = jsonObjectSchema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new SkillwrightError("the arguments are no JSON object", { code: "input-invalid" });
}
