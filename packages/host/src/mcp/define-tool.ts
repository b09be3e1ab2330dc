import type {
  CallToolResult,
  InputRequiredResult,
  ServerContext,
  Tool,
  ToolAnnotations,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { describeIssues } from "../contract/envelope.ts";
import { PayloadError } from "../server/payload-error.ts";
import type { McpTool } from "./tool.ts";

/** A tool of ours, with its input as a zod schema. */
export interface ToolSpecification<Input extends z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly input: Input;
  readonly annotations: ToolAnnotations;
  call(
    input: z.output<Input>,
    context: ServerContext,
  ): Promise<CallToolResult | InputRequiredResult>;
}

/** Makes a tool that checks its input before it runs. */
export function defineTool<Input extends z.ZodObject>({
  name,
  description,
  input,
  annotations,
  call,
}: ToolSpecification<Input>): McpTool {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: "input" });
  return {
    definition: { name, description, annotations, inputSchema: asInputSchema(schema) },
    async call(given, context) {
      const parsed = input.safeParse(given);
      if (!parsed.success) throw new PayloadError(name, describeIssues(parsed.error));
      return call(parsed.data, context);
    },
  };
}

function asInputSchema(schema: object): Tool["inputSchema"] {
  return { ...JSON.parse(JSON.stringify(schema)), type: "object" };
}
