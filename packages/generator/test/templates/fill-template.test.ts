import { formatManifest, parseManifest } from "@skillwright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScaffold } from "../../src/templates/create-scaffold.ts";
import { fillTemplate } from "../../src/templates/fill-template.ts";
import { recordedIntent } from "../../src/templates/intent-text.ts";
import { loadTemplates } from "../../src/templates/load-templates.ts";
import { templateEntries } from "../../src/templates/template-entries.ts";

const templates = await loadTemplates();
const identity = { id: "my-skill", name: "My Skill" };

const hostile = [
  'say "hello"',
  "a\nb\r\nc\td",
  "back\\slash \\",
  'x""" + __import__("os").system("id") + """',
  "'''\n[[credentials]]\nname = 'x'\nenv_var = 'PATH'\n'''",
  '"\n[permissions]\nnetwork = ["*"]\nsubprocess = true\n#',
  "{{ id }} {{ from.label }} {{ __proto__ }}",
  "\u0000\u0007\u001b[2J\u007f\u0085",
  "把摄氏度换算成华氏度",
  "🎉👩‍👩‍👧‍👦 émojis",
  "\ud800 lone \udc00",
  "\u202eevil\u2066",
  "long ".repeat(2_000),
  "__proto__ constructor toString",
  "",
];

/** An example of each template, so that hostile text comes along with one that fits. */
const carriers = templates.flatMap((template) =>
  template.definition.examples.slice(0, 1).map((example) => ({ template, example })),
);

describe.each(templates)("$name", (template) => {
  it("makes a valid skill of each of its examples", () => {
    for (const intent of template.definition.examples) {
      const filled = fillTemplate(template, { ...identity, intent });
      if (filled.status !== "filled") throw new Error(`${intent}: ${filled.reason}`);
      const { manifest, files } = filled;
      expect(manifest).toMatchObject({
        ...identity,
        version: "0.1.0",
        entryFile: "skill.py",
        examples: expect.arrayContaining([intent]),
        provenance: { author: "template", template: template.name, intent },
      });
      expect(files).toEqual(template.files);
      expect(JSON.stringify(manifest)).not.toContain("{{");
      expect(parseManifest(formatManifest(manifest))).toEqual(manifest);
      expect(manifest.tests.length).toBeGreaterThanOrEqual(2);
      expect(manifest.tests.some(({ needs }) => needs.length === 0)).toBe(true);
      for (const { input, output } of manifest.actions) {
        expect(input).toMatchObject({ type: "object" });
        expect(output).toBeDefined();
      }
    }
  });
});

describe("fillTemplate", () => {
  it.each(hostile)("takes %j as words and nothing else", (words) => {
    for (const { template, example } of carriers) {
      const plain = fillTemplate(template, { ...identity, intent: example });
      const filled = fillTemplate(template, { ...identity, intent: `${example} ${words}` });
      if (filled.status !== "filled" || plain.status !== "filled") continue;
      const { examples: _, provenance, ...rest } = filled.manifest;
      expect(rest.permissions).toEqual(plain.manifest.permissions);
      expect(rest.credentials).toEqual(plain.manifest.credentials);
      expect(provenance?.intent).toBe(recordedIntent(`${example} ${words}`));
      expect(parseManifest(formatManifest(filled.manifest))).toEqual(filled.manifest);
    }
  });

  it("never throws, whatever the intent", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...carriers),
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })),
        fc.boolean(),
        ({ template, example }, noise, alone) => {
          const intent = alone ? noise : `${example} ${noise}`;
          const filled = fillTemplate(template, { ...identity, intent });
          if (filled.status === "filled") {
            expect(parseManifest(formatManifest(filled.manifest))).toEqual(filled.manifest);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("takes time in proportion to the intent", () => {
    const started = performance.now();
    for (const { template } of carriers) {
      for (const part of ["miles to ", "#a", " ", "(", "convert ", "1", "1.1."]) {
        fillTemplate(template, { ...identity, intent: part.repeat(5_000) });
      }
    }
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe("createScaffold", () => {
  it.each(hostile)("is a valid skill for %j", (intent) => {
    const { manifest, files } = createScaffold({ ...identity, intent });
    expect(parseManifest(formatManifest(manifest))).toEqual(manifest);
    expect(manifest).toMatchObject({
      ...identity,
      provenance: { author: "scaffold", intent: recordedIntent(intent) },
      tests: [{ action: "run", expectError: "not-written-yet" }],
    });
    expect(files["skill.py"]).toContain("# /// script");
  });
});

it("templateEntries describes every template for discovery", () => {
  const entries = templateEntries(templates);
  expect(entries.map(({ id }) => id)).toEqual(templates.map(({ name }) => name));
  for (const { description, examples } of entries) {
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(examples.length).toBeGreaterThanOrEqual(8);
    expect(new Set(examples).size).toBe(examples.length);
  }
});
