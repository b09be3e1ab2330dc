import type { ActionDeclaration } from "@skillwright/core";
import { z } from "zod";
import { jsonObjectSchema } from "./json.ts";

/** What a skill may reach, as it goes out. */
export const permissionsWireSchema = z.object({
  network: z.array(z.string()).readonly(),
  read: z.array(z.string()).readonly(),
  write: z.array(z.string()).readonly(),
  subprocess: z.boolean(),
});

/** An action as it goes out; `input` and `output` are JSON Schemas. */
export const actionWireSchema = z.object({
  name: z.string(),
  description: z.string(),
  input: jsonObjectSchema,
  output: jsonObjectSchema.optional(),
  idempotent: z.boolean(),
  pure: z.boolean(),
});

/** An action, of a manifest or of a code skill's metadata. */
export interface DeclaredAction extends Omit<ActionDeclaration, "concurrency" | "output"> {
  readonly output?: ActionDeclaration["output"] | undefined;
}

/** Gives an action its outward shape. */
export function actionWire(action: DeclaredAction): z.input<typeof actionWireSchema> {
  const { name, description, input, output, idempotent, pure } = action;
  return { name, description, input, output, idempotent, pure };
}
