import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseManifest } from "@skillwright/core";
import { describe, expect, it } from "vitest";
import { codeSkillLoader } from "../../src/loaders/code-skill-loader.ts";
import { pythonSkillLoader } from "../../src/loaders/python-skill-loader.ts";
import { loadTemplate, loadTemplates } from "../../src/templates/load-templates.ts";
import { type ScaffoldOptions, scaffoldSkill } from "../../src/templates/scaffold-skill.ts";
import { SkillValidator } from "../../src/validation/skill-validator.ts";
import { openFactory } from "../support/open-factory.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeFiles } from "../support/write-files.ts";

const notStarted = () => ({ options: () => Promise.reject(new Error("nothing is started here")) });
const loaders = [codeSkillLoader(), pythonSkillLoader(notStarted)];
const validator = new SkillValidator();
const code = (code: string) => expect.objectContaining({ code });

async function builtin(id: string) {
  const { templates } = await loadTemplates();
  const template = templates.find((each) => each.id === id);
  if (template === undefined) throw new Error(`no template ${id}`);
  return template;
}

/** A template with these files, in a directory that goes away. */
async function templateOf(variables: object, files: Readonly<Record<string, string>>) {
  const directory = temporaryDirectory();
  const definition = { template_id: "t", name: "T", skill_type: "custom", variables };
  writeFiles(directory.path, { "template.json": JSON.stringify(definition), ...files });
  const template = await loadTemplate(directory.path);
  return { template, [Symbol.dispose]: () => directory[Symbol.dispose]() };
}

const base = {
  "skill.json": '{ "id": "{{ id }}", "name": "T", "version": "0.1.0" }',
  "skill.ts": "export default { execute: () => null };\n",
};

/** Scaffolds into a directory of its own and gives back the files. */
async function filesOf(
  variables: object,
  values: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
) {
  using made = await templateOf(variables, { ...base, ...files });
  using directory = temporaryDirectory();
  const options: ScaffoldOptions = {
    parent: directory.path,
    id: "mine",
    values,
    loaders,
    validator,
  };
  const { dir } = await scaffoldSkill(made.template, options);
  const read = (path: string) => readFileSync(join(dir, path), "utf8");
  return Object.fromEntries(Object.keys(files).map((path) => [path, read(path)]));
}

const nasty = `a"b'c\\d\n# {{ x }} \${e} \`f\` */ <!-- \u2028 """`;

describe("34: the built-in templates", () => {
  it("make a code skill that runs", async () => {
    using directory = temporaryDirectory();
    const values = { name: `Nasty ${nasty}` };
    const options = { parent: directory.path, id: "greet", values, loaders, validator };
    const { dir } = await scaffoldSkill(await builtin("code-skill"), options);
    await using opened = await openFactory([await codeSkillLoader().load(dir)]);
    expect(opened.registry.get("greet")?.metadata.name).toBe(`Nasty ${nasty}`.trim());
    expect(await opened.factory.execute("greet", { input: { who: "Ada" } })).toMatchObject({
      result: { text: "Hello, Ada" },
    });
  });

  it("make a Python skill whose manifest says what was given", async () => {
    using directory = temporaryDirectory();
    const values = { name: `Nasty ${nasty}`, description: "Greets" };
    const options = { parent: directory.path, id: "greet", values, loaders, validator };
    const { dir, report } = await scaffoldSkill(await builtin("python-skill"), options);
    const manifest = parseManifest(readFileSync(join(dir, "manifest.toml"), "utf8"));
    expect(manifest).toMatchObject({ id: "greet", name: `Nasty ${nasty}`, description: "Greets" });
    expect(report).toMatchObject({ isValid: true, overallScore: 100 });
  });
});

describe("34: names and places", () => {
  it.each(["../x", "/etc/x", "A B", "", "..", "x/y"])("the name %j is refused", async (id) => {
    using directory = temporaryDirectory();
    const options = { parent: directory.path, id, values: { name: "N" }, loaders, validator };
    await expect(scaffoldSkill(await builtin("code-skill"), options)).rejects.toThrow(
      code("template-value-invalid"),
    );
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it("nothing is overwritten without force, and with force everything is", async () => {
    using directory = temporaryDirectory();
    const options = {
      parent: directory.path,
      id: "mine",
      values: { name: "N" },
      loaders,
      validator,
    };
    const template = await builtin("code-skill");
    mkdirSync(join(directory.path, "mine"));
    writeFileSync(join(directory.path, "mine", "precious.txt"), "keep me");
    await expect(scaffoldSkill(template, options)).rejects.toThrow(code("scaffold-exists"));
    expect(readdirSync(join(directory.path, "mine"))).toEqual(["precious.txt"]);
    await scaffoldSkill(template, { ...options, force: true });
    expect(readdirSync(join(directory.path, "mine")).sort()).toEqual(["skill.json", "skill.ts"]);
    expect(readdirSync(directory.path)).toEqual(["mine"]);
  });

  it("a dry run shows the files and leaves nothing behind", async () => {
    using directory = temporaryDirectory();
    const values = { name: "N" };
    const options = {
      parent: directory.path,
      id: "mine",
      values,
      loaders,
      validator,
      dryRun: true,
    };
    const { files } = await scaffoldSkill(await builtin("code-skill"), options);
    expect(files.map(({ path }) => path).sort()).toEqual(["skill.json", "skill.ts"]);
    expect(existsSync(join(directory.path, "mine"))).toBe(false);
    expect(readdirSync(directory.path)).toEqual([]);
  });
});

describe("34: placeholders", () => {
  it("are filled in every file, with and without blanks, and with defaults", async () => {
    const variables = { who: {}, mood: { default: "glad" } };
    const files = { "a.txt": "{{who}} is {{ mood }}", "deep/b.txt": "{{  who  }}!" };
    expect(await filesOf(variables, { who: "Ada" }, files)).toEqual({
      "a.txt": "Ada is glad",
      "deep/b.txt": "Ada!",
    });
  });

  it("without a value are errors that name the file", async () => {
    const filling = filesOf({ who: {} }, {}, { "a.txt": "{{ who }}" });
    await expect(filling).rejects.toThrow(code("template-variable-unresolved"));
    await expect(filesOf({ who: {} }, {}, { "a.txt": "{{ who }}" })).rejects.toThrow(
      "a.txt asks for",
    );
  });

  it("that nothing asks for are errors", async () => {
    const filling = filesOf({}, { extra: "1" }, { "a.txt": "plain" });
    await expect(filling).rejects.toThrow(code("template-variable-unused"));
  });

  it("that must match a pattern do", async () => {
    const variables = { name: { pattern: "[a-z]+" } };
    const files = { "a.py": "def {{ name }}(): pass\n" };
    expect(await filesOf(variables, { name: "run" }, files)).toEqual({
      "a.py": "def run(): pass\n",
    });
    await expect(filesOf(variables, { name: "run(); import os" }, files)).rejects.toThrow(
      code("template-value-invalid"),
    );
  });

  it.each([
    ["data.json", '{ "v": "{{ v }}" }', (text: string) => JSON.parse(text).v],
    ["notes.toml", 'id = "x"\nname = "{{ v }}"\n', (text: string) => parseManifest(text).name],
    // The escapes of JSON mean the same in both languages.
    [
      "value.py",
      'V = "{{ v }}"  # {{ v }}\n',
      (text: string) => JSON.parse(text.slice(4, text.indexOf("  #"))),
    ],
    [
      "value.ts",
      'const v = "{{ v }}"; // {{ v }}\n',
      (text: string) => {
        const literal = text.slice(10, text.indexOf("; //"));
        return JSON.parse(literal.replaceAll("*\\/", "*/"));
      },
    ],
  ])("cannot break out of %s", async (file, content, read) => {
    const filled = await filesOf({ v: {} }, { v: nasty }, { [file]: content });
    const text = filled[file] ?? "";
    expect(read(text)).toBe(nasty);
    expect(text.split("\n")).toHaveLength(content.split("\n").length);
  });

  it("cannot bring structure into Markdown, nor into a file that nobody can escape for", async () => {
    const { "a.md": text } = await filesOf(
      { v: {} },
      { v: "<b> # [x](y)\n\n# T" },
      { "a.md": "{{ v }}" },
    );
    expect(text).toBe("\\<b\\> \\# \\[x\\](y) \\# T");
    await expect(filesOf({ v: {} }, { v: "x" }, { "a.sh": "echo {{ v }}" })).rejects.toThrow(
      code("template-value-invalid"),
    );
  });

  it("are left alone in files that are no text", async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x7b, 0x7b, 0x20, 0x76, 0x20, 0x7d, 0x7d]);
    using made = await templateOf({}, base);
    writeFileSync(join(made.template.dir, "picture.bin"), bytes);
    using directory = temporaryDirectory();
    const options = { parent: directory.path, id: "mine", loaders, validator };
    const { dir } = await scaffoldSkill(made.template, options);
    expect(readFileSync(join(dir, "picture.bin"))).toEqual(bytes);
  });
});

describe("34: what would not work", () => {
  it.each([
    ["no skill at all", { "readme.txt": "nothing" }],
    ["broken metadata", { "skill.json": '{ "id": "{{ id }}" }', "skill.ts": "" }],
    ["an invalid skill", { ...base, "skill.ts": "export default { execute() { eval(x); } };" }],
  ])("is not put in place: %s", async (_, files) => {
    using made = await templateOf({}, files);
    using directory = temporaryDirectory();
    const options = { parent: directory.path, id: "mine", loaders, validator };
    await expect(scaffoldSkill(made.template, options)).rejects.toThrow(code("scaffold-invalid"));
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it("is said of a template that is none", async () => {
    using directory = temporaryDirectory();
    mkdirSync(join(directory.path, "broken"));
    const { templates, diagnostics } = await loadTemplates(directory.path);
    expect(templates).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "template-invalid", file: "broken/template.json" }]);
  });
});
