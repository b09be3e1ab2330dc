import { z } from "zod";

const word = z.string().optional().catch(undefined);

function tables<Shape extends z.ZodRawShape>(shape: Shape) {
  // An entry that is no table still counts, so that the indexes stay those of the file.
  return z.array(z.union([z.object(shape), z.unknown().transform(() => undefined)])).catch([]);
}

const schema = z.object({
  credentials: tables({ name: word, env_var: word }),
  settings: z.custom<object>((value) => typeof value === "object" && value !== null).catch({}),
  actions: tables({ name: word }),
  tests: tables({
    action: word,
    expect: z.unknown().optional(),
    expect_error: z.unknown().optional(),
  }),
});

/** What the rules across tables look at; `undefined` where the file has something else. */
export type Outline = z.output<typeof schema>;

/** Reads the names leniently, so that rules across tables are checked whatever else is wrong. */
export function readOutline(file: object): Outline {
  return schema.parse(file);
}
