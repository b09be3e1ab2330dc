import { expect, it } from "vitest";
import { createSkillCatalog } from "./create-skill-catalog.ts";

const skills = ["a", "b", "c"].map((name) => ({
  name,
  description: "Tidies <tables> & more",
  location: `/skills/${name}'s/SKILL.md`,
  body: "# Steps\n",
}));

it("lists skills as the client guide asks, escaped", () => {
  expect(createSkillCatalog(skills.slice(0, 1)).text).toMatchInlineSnapshot(`
    "<available_skills>
    <skill>
    <name>
    a
    </name>
    <description>
    Tidies &lt;tables&gt; &amp; more
    </description>
    <location>
    /skills/a&#x27;s/SKILL.md
    </location>
    </skill>
    </available_skills>"
  `);
});

it("has no text without skills", () => {
  expect(createSkillCatalog([])).toEqual({ text: "", tokens: 0, included: [], cut: [] });
});

it("says what a budget has no room for, and what everything costs", () => {
  const all = createSkillCatalog(skills);
  const { tokens, included, cut } = createSkillCatalog(skills, { budgetTokens: all.tokens - 1 });
  expect(included.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(cut).toEqual([{ name: "c", catalogTokens: all.tokens - tokens, bodyTokens: 2 }]);
});

it("counts with the tokenizer that it is given", () => {
  const { tokens } = createSkillCatalog(skills, { countTokens: () => 10 });
  expect(tokens).toBe(40);
});
