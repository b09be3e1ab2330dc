import { expect, it } from "vitest";
import { compilerLinksNotation } from "./compiler-links-notation.ts";

it("describes the compiler as a record of nine fields", () => {
  expect(compilerLinksNotation()).toMatchInlineSnapshot(`
    "natural_language_skill_compiler
      type "compiled_handler"
      rule_shape "natural_language_skill"
      package_type "CompiledSkillPackage"
      module "@skillwright/compiler"
      exports "compileSkill"
      trigger_record "CompiledSkillTriggerRule"
      handler_record "CompiledSkillHandler"
      cache_event "cache_hit"
      source "docs/decisions/0041-the-compilers-own-record.md""
  `);
});
