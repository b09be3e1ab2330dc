import { type CompiledSkill, schemaVersion } from "../compiled-skill.ts";
import { withNotations } from "../package/assemble-skill.ts";
import { targets } from "../structured/target.ts";
import { createNotationReader, type NotationReader } from "./notation-reader.ts";

/**
 * Reads a compiled skill back: `parseLinksNotation(toLinksNotation(skill))` equals `skill`.
 *
 * @throws SkillwrightError `links-notation-invalid`, naming the line.
 */
export function parseLinksNotation(text: string): CompiledSkill {
  const reader = createNotationReader(text);
  const id = reader.line("the id of a package");
  if (!/^compiled_skill_[0-9a-f]{16}$/.test(id)) reader.fail("the id of a package");
  constant(reader, "type", "compiled_skill_package");
  constant(reader, "schema_version", schemaVersion);
  constant(reader, "package_kind", "associative_package");
  constant(reader, "source", "natural_language_skill");
  const sourceDescription = reader.value("  ", "source_description");
  const skillName = reader.value("  ", "skill_name");
  const ruleId = reader.value("  ", "trigger_rule");
  const trigger = reader.value("  ", "trigger");
  const normalizedTrigger = reader.value("  ", "normalized_trigger");
  const handlerId = reader.value("  ", "compiled_handler");
  constant(reader, "handler_kind", "deterministic_response");
  const response = reader.value("  ", "response");
  constant(reader, "replay_mode", "exact_normalized_prompt");
  const legacyBehaviorRuleId = reader.value("  ", "legacy_behavior_rule_id");
  const skill = {
    id,
    legacyBehaviorRuleId,
    sourceDescription,
    trigger,
    normalizedTrigger,
    response,
    ruleId,
    handlerId,
    skillName,
    ...lists(reader),
  };
  reader.end();
  return withNotations(skill);
}

function constant(reader: NotationReader, name: string, value: string): void {
  if (reader.value("  ", name) !== value) reader.fail(`\`  ${name} "${value}"\``);
}

/** The properties are read in the order in which the notation has them. */
function lists(reader: NotationReader) {
  const field = (name: string) => reader.value("    ", name);
  return {
    inputs: items(reader, "input", (name) => ({ id: field("id"), name, valueType: field("type") })),
    preconditions: items(reader, "precondition", (id) => ({
      id,
      description: field("description"),
    })),
    steps: items(reader, "step", (id) => ({
      id,
      order: order(reader),
      description: field("description"),
    })),
    effects: items(reader, "effect", (id) => ({ id, description: field("description") })),
    expectedTests: items(reader, "expected_test", (id) => ({
      id,
      input: field("input"),
      normalizedInput: field("normalized_input"),
      expectedOutput: field("expected_output"),
      triggerId: field("trigger_rule"),
      handlerId: field("compiled_handler"),
    })),
    requiredPermissions: items(reader, "permission", (id) => ({
      id,
      capability: field("capability"),
      description: field("description"),
    })),
    handlerStubs: items(reader, "handler_stub", (id) => ({
      id,
      target: target(reader),
      signature: field("signature"),
      source: field("source_code"),
    })),
  };
}

function items<Item>(reader: NotationReader, name: string, read: (value: string) => Item): Item[] {
  const found: Item[] = [];
  for (;;) {
    const value = reader.optionalValue("  ", name);
    if (value === undefined) return found;
    found.push(read(value));
  }
}

function order(reader: NotationReader) {
  const digits = reader.value("    ", "order");
  return /^[1-9][0-9]{0,14}$/.test(digits) ? Number(digits) : reader.fail('`    order "1"`');
}

function target(reader: NotationReader) {
  const name = reader.value("    ", "target");
  const known = targets.find((candidate) => candidate === name);
  return known ?? reader.fail(`a target: ${targets.join(", ")}`);
}
