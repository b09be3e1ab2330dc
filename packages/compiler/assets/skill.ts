/**
 * One compiled skill as a code skill. The same file serves every compiled skill: the prompts and
 * their answers are in `answers.json` beside it, what a registry lists in `skill.json`.
 *
 * @module
 */
import { readFileSync } from "node:fs";

/** A small part of JSON Schema: what an input may be. */
interface ValueSchema {
  readonly type: "string" | "number" | "integer" | "boolean";
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly description?: string;
}

interface Answers {
  readonly package_id: string;
  readonly input: { readonly properties: Readonly<Record<string, ValueSchema>> };
  readonly answers: readonly {
    readonly prompt: string;
    readonly answer: string;
    readonly rule_id: string;
    readonly handler_id: string;
  }[];
}

/** One call: the only action is `answer`, its input a prompt and the typed inputs if given. */
export interface SkillCall {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The answer to a prompt, and what found it. */
export interface SkillAnswer {
  readonly [field: string]: string;
  readonly answer: string;
  readonly package_id: string;
  readonly rule_id: string;
  readonly handler_id: string;
  readonly cache_hit: string;
}

const data: Answers = JSON.parse(readFileSync(new URL("./answers.json", import.meta.url), "utf8"));
const answers = new Map(data.answers.map((answer) => [answer.prompt, answer]));

// Everything but letters, digits, numbers and the marks that are kept separates words.
const separator =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant one by one.
  /[^\p{Alphabetic}\p{Nd}\p{Nl}\p{No}\u0300-\u036f\u0900-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0b7f]/gu;

function normalizePrompt(text: string): string {
  return text
    .replaceAll("Σ", "σ")
    .toLowerCase()
    .replaceAll("c++", " cpp ")
    .replaceAll("c#", " csharp ")
    .replace(separator, " ")
    .split(" ")
    .filter((word) => word !== "")
    .join(" ");
}

function isOfType(value: unknown, type: ValueSchema["type"]): boolean {
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function fits(value: unknown, schema: ValueSchema): boolean {
  if (!isOfType(value, schema.type)) return false;
  if (typeof value !== "string") return true;
  const { pattern, minLength = 0 } = schema;
  return (
    (schema.enum?.includes(value) ?? true) &&
    (pattern === undefined || new RegExp(pattern, "u").test(value)) &&
    [...value].length >= minLength
  );
}

function validate({ action, input }: SkillCall): string | undefined {
  if (action !== "answer") return `there is no action ${JSON.stringify(action)}`;
  if (typeof input["prompt"] !== "string") return '"prompt" must be a text';
  const { properties } = data.input;
  for (const [name, value] of Object.entries(input)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) return `there is no input ${JSON.stringify(name)}`;
    if (!fits(value, schema)) return `"${name}" must be ${schema.description ?? schema.type}`;
  }
  return undefined;
}

function execute(call: SkillCall): SkillAnswer {
  const fault = validate(call);
  if (fault !== undefined) throw refusal("invalid-input", fault);
  const found = answers.get(normalizePrompt(String(call.input["prompt"])));
  if (found === undefined) throw refusal("prompt-unknown", "no answer is known to this prompt");
  return {
    answer: found.answer,
    package_id: data.package_id,
    rule_id: found.rule_id,
    handler_id: found.handler_id,
    cache_hit: data.package_id,
  };
}

function refusal(code: "invalid-input" | "prompt-unknown", message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Answers the prompts of one compiled skill. */
export default { execute, validate };
