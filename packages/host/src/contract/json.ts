import type { JsonValue } from "@skillwright/core";
import { z } from "zod";

/** Any JSON value, with the read-only type that the rest of the code uses. */
export const jsonSchema: z.ZodType<JsonValue, JsonValue> = z.json();

/** A JSON object. */
export const jsonObjectSchema = z.record(z.string(), jsonSchema);
