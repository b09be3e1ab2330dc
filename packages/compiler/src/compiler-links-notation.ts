import { fieldLines } from "./notation/to-links-notation.ts";

/**
 * The compiler's own record, as links notation: what it reads, what it makes and where it is.
 *
 * A knowledge store lists it beside the skills that it compiled.
 */
export function compilerLinksNotation(): string {
  const fields = fieldLines("  ", [
    ["type", "compiled_handler"],
    ["rule_shape", "natural_language_skill"],
    ["package_type", "CompiledSkillPackage"],
    ["module", "@skillwright/compiler"],
    ["exports", "compileSkill"],
    ["trigger_record", "CompiledSkillTriggerRule"],
    ["handler_record", "CompiledSkillHandler"],
    ["cache_event", "cache_hit"],
    ["source", "docs/decisions/0041-the-compilers-own-record.md"],
  ]);
  return ["natural_language_skill_compiler", ...fields].join("\n");
}
