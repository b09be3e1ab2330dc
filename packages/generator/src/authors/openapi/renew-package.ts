import { z } from "zod";
import { isSamePackage } from "../../improvement/is-same-package.ts";
import { nextVersion } from "../../improvement/next-version.ts";
import type { FilledPackage } from "../../templates/fill-template.ts";
import type { CurrentSkill } from "../author.ts";
import { buildPackage } from "./build-package.ts";
import { type ApiOperation, listOperations, type OpenApiDocument } from "./openapi-document.ts";
import { namedOperations, operationKey } from "./rank-operations.ts";

/** What a skill is renewed from. */
interface Renewal {
  /** What the person asks for: operations named outright are added. */
  readonly change: string;
  readonly current: CurrentSkill;
  readonly document: OpenApiDocument;
  readonly digest: string;
  readonly source: string;
}

const operationSchema = z.object({ method: z.string(), path: z.string() });
const dataSchema = z.object({ operations: z.array(operationSchema).min(1) });

/**
 * The package of an installed skill as a newer document makes it: the same operations, and those that
 * the change names. Declines when the document lacks one, or when nothing would change.
 *
 * @throws SkillwrightError `openapi-invalid`
 */
export function renewPackage({
  change,
  current,
  document,
  ...origin
}: Renewal):
  | ({ readonly status: "renewed" } & FilledPackage)
  | { readonly status: "declined"; readonly reason: string } {
  const known = new Map(listOperations(document).map((one) => [operationKey(one), one]));
  const keys = keysOf(current);
  const missing = keys.filter((key) => !known.has(key));
  const added = namedOperations(change, [...known.values()]).map(operationKey);
  const operations = [...new Set([...keys, ...added])].flatMap((key): ApiOperation[] => {
    const operation = known.get(key);
    return operation ? [operation] : [];
  });
  const [first, ...others] = operations;
  if (missing.length > 0 || first === undefined) {
    const reason = `the document has no ${missing.join(", ") || "operation of the skill"}; remove the skill, or generate another one from it`;
    return { status: "declined", reason };
  }
  const { id, name, version, provenance } = current.manifest;
  const renewed = buildPackage({
    ...origin,
    intent: provenance?.intent ?? change,
    id,
    name,
    version: nextVersion(version),
    document,
    operations: [first, ...others],
  });
  if (isSamePackage(renewed, current)) {
    const reason =
      "the document makes the same skill again; name an operation to add, as in `GET /items`";
    return { status: "declined", reason };
  }
  return { status: "renewed", ...renewed };
}

/** What the skill calls, as `METHOD path`. */
function keysOf({ files }: CurrentSkill): string[] {
  const data: unknown = JSON.parse(files["operations.json"] ?? "{}");
  const parsed = dataSchema.safeParse(data);
  return parsed.success
    ? parsed.data.operations.map(({ method, path }) => `${method} ${path}`)
    : [];
}
