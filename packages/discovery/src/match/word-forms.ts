import { remembered } from "../text/remembered.ts";
import { baseForms } from "./lexicon/base-form.ts";

/** A word and what it may be a form of, comparisons included: `oldest` → `oldest`, `old`. */
export const wordForms = remembered(4096, (word: string): readonly string[] => {
  const forms = baseForms(word);
  const root = /^(\w{3,}?)(i?)(?:est|er)$/.exec(word);
  if (root) {
    const [, start = "", i] = root;
    forms.push(i ? `${start}y` : start, `${start}e`);
    if (start.at(-1) === start.at(-2)) forms.push(start.slice(0, -1));
  }
  return [...new Set(forms)];
});
