import type { CredentialStatus } from "@skillwright/python-runtime";
import { z } from "zod";

/** A declared credential as it goes out; its value never does. */
export const credentialWireSchema = z.object({
  name: z.string(),
  env_var: z.string(),
  description: z.string(),
  required: z.boolean(),
  has_default: z.boolean(),
  /** Whether a value is stored. */
  stored: z.boolean(),
});

/** Gives a credential its outward shape. */
export function credentialWire({
  envVar,
  hasDefault,
  ...same
}: CredentialStatus): z.input<typeof credentialWireSchema> {
  return { ...same, env_var: envVar, has_default: hasDefault };
}
