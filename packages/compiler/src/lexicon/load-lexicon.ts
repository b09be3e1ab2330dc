import { readFile } from "node:fs/promises";
import { SkillwrightError } from "@skillwright/core";
import type { CompilerErrorCode } from "../errors.ts";
import type { Lexicon } from "./lexicon.ts";
import { parseLexicon } from "./parse-lexicon.ts";

/**
 * Reads a language from a JSON file, for the option `languages` of `compileSkill`.
 *
 * @throws SkillwrightError `lexicon-unreadable` when there is no such file, `lexicon-invalid` when it is wrong.
 */
export async function loadLexicon(path: string): Promise<Lexicon> {
  let json: string;
  try {
    json = await readFile(path, "utf8");
  } catch (cause) {
    throw new SkillwrightError<CompilerErrorCode>(`cannot read the lexicon ${path}`, {
      code: "lexicon-unreadable",
      hint: "Name an existing JSON file.",
      cause,
    });
  }
  return parseLexicon(json);
}
