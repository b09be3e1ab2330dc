import type { SyntaxNode, Tree } from "@lezer/common";
import { findNodes } from "./parse-python.ts";

/** Every spelling of the protocol's methods, canonical ones first. */
const methods = ["handshake", "invoke", "health", "shutdown"];
const known = [...methods, ...methods.map((method) => `skill.${method}`)];

/**
 * The protocol methods that a script's code decides on.
 *
 * A string literal counts where code chooses by it: compared (`==`, `in`, `case`), a dictionary key,
 * assigned by key, the argument of a decorator or of a call that also takes a function. Comments,
 * docstrings, printed text and lists of capabilities do not. A script that cuts the prefix off
 * (`removeprefix("skill.")`, `split(".")`, `endswith`) answers both spellings.
 */
export function findHandlers(tree: Tree, source: string): string[] {
  const text = (node: SyntaxNode) => source.slice(node.from, node.to);
  const compared = findComparedNames(tree, text);
  const found = new Set<string>();
  let cutsPrefix = false;
  for (const node of findNodes(tree, new Set(["String"]))) {
    const value = literalValue(text(node));
    if (value === undefined) continue;
    if (known.includes(value) && isDecisive(node, text, compared)) found.add(value);
    cutsPrefix ||= isPrefixCut(node, value, text);
    if (methods.includes(value) && calledMethod(node, text) === "endswith") {
      found.add(value).add(`skill.${value}`);
    }
  }
  if (cutsPrefix) for (const method of methods) if (found.has(method)) found.add(`skill.${method}`);
  return known.filter((method) => found.has(method));
}

/** The text between plain quotes; f-strings and byte strings are something else. */
function literalValue(literal: string): string | undefined {
  return /^[ruRU]?("""|'''|"|')([^"'\\]*)\1$/.exec(literal)?.[2];
}

/** Names that some comparison mentions: what is assigned to them counts as compared. */
function findComparedNames(tree: Tree, text: (node: SyntaxNode) => string): Set<string> {
  const names = new Set<string>();
  for (const node of findNodes(tree, new Set(["BinaryExpression"]))) {
    if (!isComparison(node)) continue;
    for (const name of node.getChildren("VariableName")) names.add(text(name));
  }
  return names;
}

function isComparison(node: SyntaxNode): boolean {
  return node.getChild("CompareOp") !== null || node.getChild("in") !== null;
}

const containers = new Set([
  "TupleExpression",
  "ArrayExpression",
  "SetExpression",
  "ParenthesizedExpression",
]);

function isDecisive(
  node: SyntaxNode,
  text: (node: SyntaxNode) => string,
  compared: ReadonlySet<string>,
): boolean {
  let inner = node;
  let parent = node.parent;
  // `frozenset({"handshake", …})` is a container as well.
  while (parent !== null && (containers.has(parent.name) || isContainerCall(parent, text))) {
    inner = parent;
    parent = parent.parent;
  }
  switch (parent?.name) {
    case "BinaryExpression":
      return isComparison(parent);
    case "LiteralPattern":
      return true;
    case "DictionaryExpression":
      return inner.nextSibling?.name === ":";
    case "MemberExpression":
      return parent.parent?.name === "AssignStatement" && parent.nextSibling?.name === "AssignOp";
    case "AssignStatement":
      return parent.getChildren("VariableName").some((name) => compared.has(text(name)));
    case "ArgList":
      return parent.parent?.name === "Decorator" || isRegistration(inner);
    default:
      return false;
  }
}

function isContainerCall(node: SyntaxNode, text: (node: SyntaxNode) => string): boolean {
  const call = node.name === "ArgList" ? node.parent : node;
  const callee = call?.name === "CallExpression" ? call.firstChild : null;
  return (
    callee !== null && callee !== undefined && /^(?:frozenset|set|tuple|list)$/.test(text(callee))
  );
}

/** `register("health", answer_health)`: the argument after the name is something to call. */
function isRegistration(argument: SyntaxNode): boolean {
  const next = argument.nextSibling?.nextSibling?.name;
  return next === "VariableName" || next === "MemberExpression" || next === "LambdaExpression";
}

/** The method called with this string as an argument: `split` in `name.split(".")`. */
function calledMethod(node: SyntaxNode, text: (node: SyntaxNode) => string): string | undefined {
  const callee = node.parent?.name === "ArgList" ? node.parent.prevSibling : null;
  const property = callee?.name === "MemberExpression" ? callee.getChild("PropertyName") : null;
  return property ? text(property) : undefined;
}

function isPrefixCut(node: SyntaxNode, value: string, text: (node: SyntaxNode) => string): boolean {
  const method = calledMethod(node, text);
  if (value === "skill.") return ["removeprefix", "startswith", "replace"].includes(method ?? "");
  return value === "." && ["split", "rsplit", "partition", "rpartition"].includes(method ?? "");
}
