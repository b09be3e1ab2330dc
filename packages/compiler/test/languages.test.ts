import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileSkill, loadLexicon, parseLexicon, shippedLanguages } from "../src/index.ts";

const esperanto = fileURLToPath(new URL("./fixtures/esperanto.json", import.meta.url));

it.each([
  ["es", "Cuando digo `hola`, responde `buenos días`"],
  ["es", "CUANDO `hola` ENTONCES `buenos días`"],
  ["es", "Añade la regla de comportamiento: `hola` significa `buenos días`"],
  ["de", "Wenn ich sage `hallo`, antworte `guten Tag`"],
  ["de", "Falls `hallo` dann `guten Tag`"],
  ["de", "Verhaltensregel hinzufügen: `hallo` heißt `guten Tag`"],
])("compiles %s only when asked to: %s", (language, sentence) => {
  const [trigger] = sentence.match(/(?<=`)[^`]+/) ?? [];
  expect(compileSkill(sentence, { languages: [language] })).toMatchObject({ trigger });
  expect(() => compileSkill(sentence)).toThrow("unsupported natural-language skill shape");
});

it.each([
  ["es", "elige un número aleatorio", "deterministic and reviewable"],
  ["es", "lee el sistema de archivos", "tool:local_shell"],
  ["es", "haz una petición web", "tool:web_fetch"],
  ["de", "wähle eine zufällige Zahl", "deterministic and reviewable"],
  ["de", "lies aus dem Dateisystem", "tool:local_shell"],
  ["de", "lade über das Netzwerk", "tool:web_fetch"],
])("looks for the cues of %s in `%s`", (language, step, message) => {
  const description = `Skill \`s\`\nStep \`${step}\`\nExpected test \`a\` -> \`b\``;
  expect(() => compileSkill(description, { languages: [language] })).toThrow(message);
  expect(compileSkill(description)).toMatchObject({ skillName: "s" });
});

it("keeps the four languages of the reference beside those asked for", () => {
  const shell = "Skill `s`\nStep `list files`\nCuando `a` entonces `b`";
  expect(() => compileSkill(shell, { languages: ["es"] })).toThrow("tool:local_shell");
  const english = "When I say `a`, answer `b`";
  expect(compileSkill(english, { languages: ["es", "en"] })).toEqual(compileSkill(english));
});

it("takes a language from a user's file", async () => {
  const lexicon = await loadLexicon(esperanto);
  const skill = compileSkill("Kiam mi diras `saluton`, respondu `bonan tagon`", {
    languages: [lexicon],
  });
  expect(skill).toMatchObject({ trigger: "saluton", response: "bonan tagon" });
});

it.each([
  ["no JSON", () => parseLexicon("{"), "lexicon-invalid"],
  ["a lexicon without words", () => parseLexicon("{}"), "lexicon-invalid"],
  [
    "a language that is not shipped",
    () => compileSkill("x", { languages: ["xx"] }),
    "language-unknown",
  ],
])("refuses %s", (_, use, code) => {
  expect(use).toThrow(expect.objectContaining({ code, hint: expect.any(String) }));
});

it("refuses a file that is not there", async () => {
  await expect(loadLexicon(`${esperanto}.none`)).rejects.toMatchObject({
    code: "lexicon-unreadable",
  });
});

it("names the shipped languages", () => {
  expect(shippedLanguages).toEqual(["en", "ru", "hi", "zh", "es", "de"]);
});
