import { parseManifest, SkillwrightError } from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type CompiledSkill,
  checkSkill,
  compileSkill,
  isSkillDescription,
  normalizePrompt,
  parseLinksNotation,
  replaySkill,
  SkillCompileError,
  shippedLanguages,
  toLinksNotation,
  toPythonSkill,
  toTypeScriptSkill,
} from "../src/index.ts";

const numRuns = process.env["SKILLWRIGHT_TEST_LONG"] ? 50_000 : 1_000;

/** Every code point and lone surrogates. */
const anyText = fc.string({ unit: "binary", maxLength: 80 });

const pieces = fc.constantFrom(
  ..."Skill |Input |Precondition |Step |Effect |Expected test |Target |Tool |Permission |:| -> ".split(
    "|",
  ),
  ..."When |when | then | do |когда | тогда |если | то |जब | तब |当 | 时 |时回答 ".split("|"),
  ..."when i say |answer |add behavior rule |когда я скажу |ответ|当我说|回答|wenn | dann |si | entonces ".split(
    "|",
  ),
  ...'`|``|`a`|`b` |`tool:x`|`tool:*`|`rust`|`js`|text|enum(a,b)|integer|random|shell|http|c++|\\|"'.split(
    "|",
  ),
  // Letters whose length changes with their case, and blanks that are not what they seem.
  ..."İ|Ⱥ|ẞ|\u2126|\u212a|\u212b|Σ|\ufeff|\u0085|\u200b|\u2028|\r|\n|\n|\n|\0|🎉|\ud800".split("|"),
);

/** Texts made of what the compiler looks for. */
const likelyText = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: anyText }), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

/** Descriptions that mostly compile. */
const skillText = fc
  .tuple(
    anyText,
    fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 }),
    fc.array(likelyText),
  )
  .map(([name, tests, steps]) => {
    const quoted = (text: string) => `\`x${text.replace(/[`\n]/g, "")}\``;
    return [
      `Skill ${quoted(name)}`,
      "Permission `tool:*`",
      ...steps.map((step) => `Step ${quoted(step)}`),
      ...tests.map(([input, output]) => `Expected test ${quoted(input)} -> ${quoted(output)}`),
    ].join("\n");
  });

const description = fc.oneof(anyText, likelyText, skillText);

function tryCompile(text: string, languages: readonly string[]): CompiledSkill | SkillCompileError {
  try {
    return compileSkill(text, { languages });
  } catch (error) {
    if (error instanceof SkillCompileError) return error;
    throw error;
  }
}

it("compiles any text or refuses it with a SkillCompileError that checkSkill foresees", () => {
  fc.assert(
    fc.property(description, fc.constantFrom([], shippedLanguages), (text, languages) => {
      const outcome = tryCompile(text, languages);
      const errors = checkSkill(text, { languages }).filter(({ severity }) => severity === "error");
      expect(errors).toEqual(outcome instanceof SkillCompileError ? outcome.diagnostics : []);
    }),
    { numRuns },
  );
});

it("recognises, reads back, replays and exports whatever compiles", () => {
  let compiled = 0;
  fc.assert(
    fc.property(description, (text) => {
      const skill = tryCompile(text, []);
      if (skill instanceof SkillCompileError) return;
      compiled++;
      expect(isSkillDescription(text)).toBe(true);
      expect(parseLinksNotation(toLinksNotation(skill))).toStrictEqual(skill);
      expect(replaySkill(skill, skill.trigger)).toMatchObject({ packageId: skill.id });
      const { tests } = parseManifest(toPythonSkill(skill)["manifest.toml"] ?? "");
      const answers = tests.map(({ input }) => ({
        answer: replaySkill(skill, String(input["prompt"]))?.answer,
      }));
      expect(tests.map((test) => test.expect)).toEqual(answers);
      expect(JSON.parse(toTypeScriptSkill(skill)["skill.json"] ?? "")).toHaveProperty("id");
    }),
    { numRuns },
  );
  expect(compiled).toBeGreaterThan(numRuns / 5);
});

it("places every finding inside the text", () => {
  fc.assert(
    fc.property(likelyText, (text) => {
      for (const { line, column, fix } of checkSkill(text)) {
        const found = text.split("\n")[line - 1] ?? "";
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual(found.length + 1);
        expect(fix?.endOffset ?? 0).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns },
  );
});

it("normalises a normalised prompt to itself", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, likelyText), (text) => {
      const normalized = normalizePrompt(text);
      expect(normalizePrompt(normalized)).toBe(normalized);
    }),
    { numRuns },
  );
});

it("refuses what is not links notation with an error of its own", () => {
  const { linksNotation } = compileSkill("Skill `s`\nStep x\nExpected test `a` -> `b`");
  const cut = fc.nat({ max: linksNotation.length });
  fc.assert(
    fc.property(cut, cut, anyText, (start, length, text) => {
      const damaged = linksNotation.slice(0, start) + text + linksNotation.slice(start + length);
      try {
        expect(toLinksNotation(parseLinksNotation(damaged))).toBe(damaged.replace(/\n+$/, ""));
      } catch (error) {
        expect(SkillwrightError.is(error, "links-notation-invalid")).toBe(true);
      }
    }),
    { numRuns },
  );
});
