import type { Node, Program } from "@babel/types";
import { type Spot, spotOf } from "./spot.ts";

/** A default export that is an object. */
export interface SkillExport extends Spot {
  readonly methods: readonly SkillMethod[];
  /** Whether it has parts that this file does not spell out: spread, or computed names. */
  readonly open: boolean;
}

/** A method and how many parameters it has. */
export interface SkillMethod extends Spot {
  readonly parameters: number;
}

/** The default export, when it is an object literal, directly or by the name of a constant. */
export function findExports({ body }: Program): SkillExport | undefined {
  const exported = body.find((node) => node.type === "ExportDefaultDeclaration");
  if (exported === undefined) return undefined;
  const object = resolve(exported.declaration, body);
  if (object?.type !== "ObjectExpression") return undefined;
  const methods = object.properties.map(methodOf);
  return {
    ...spotOf(exported, "export default"),
    methods: methods.filter((method) => method !== undefined),
    open: object.properties.some((property) => property.type === "SpreadElement"),
  };
}

/** Follows constants, `satisfies`, `as` and calls like `defineSkill({…})`. */
function resolve(node: Node, body: readonly Node[]): Node | undefined {
  switch (node.type) {
    case "TSSatisfiesExpression":
    case "TSAsExpression":
    case "ParenthesizedExpression":
      return resolve(node.expression, body);
    case "CallExpression": {
      const [argument] = node.arguments;
      return argument && resolve(argument, body);
    }
    case "Identifier": {
      const declarations = body.flatMap((each) =>
        each.type === "VariableDeclaration" ? each.declarations : [],
      );
      const named = declarations.find(
        ({ id }) => id.type === "Identifier" && id.name === node.name,
      );
      return named?.init ? resolve(named.init, body) : undefined;
    }
    default:
      return node;
  }
}

function methodOf(property: Node): SkillMethod | undefined {
  if (property.type !== "ObjectMethod" && property.type !== "ObjectProperty") return undefined;
  if (property.key.type !== "Identifier") return undefined;
  const spot = spotOf(property, property.key.name);
  if (property.type === "ObjectMethod") return { ...spot, parameters: property.params.length };
  const { value } = property;
  const isFunction =
    value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression";
  // A function by its name, as in `execute: run`: how many parameters it takes is not known here.
  if (value.type === "Identifier") return { ...spot, parameters: 0 };
  return isFunction ? { ...spot, parameters: value.params.length } : undefined;
}
