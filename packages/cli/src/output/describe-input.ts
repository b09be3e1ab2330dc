import { z } from "zod";

/** The part of JSON Schema that a one-line description shows. */
const objectSchema = z.object({
  properties: z
    .record(
      z.string(),
      z.object({
        type: z.union([z.string(), z.array(z.string())]).optional(),
        description: z.string().optional(),
        default: z.json().optional(),
        enum: z.array(z.json()).optional(),
      }),
    )
    .default({}),
  required: z.array(z.string()).default([]),
});

/** One line for each property of an action's input: name, type, whether it is needed, what it is. */
export function describeInput(schema: unknown): string[] {
  const parsed = objectSchema.safeParse(schema);
  // A schema that says it in another way (`anyOf`, `$ref`) is shown by --json in full.
  if (!parsed.success) return [];
  const { properties, required } = parsed.data;
  return Object.entries(properties).map(([name, property]) => {
    const type = property.enum
      ? property.enum.map((value) => JSON.stringify(value)).join(" | ")
      : [property.type ?? "any"].flat().join(" | ");
    const need =
      property.default !== undefined
        ? `, default ${JSON.stringify(property.default)}`
        : required.includes(name)
          ? ""
          : ", optional";
    return `${name} (${type}${need})${property.description ? ` ${property.description}` : ""}`;
  });
}
