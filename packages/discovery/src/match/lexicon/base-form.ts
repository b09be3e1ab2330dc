/** Forms that a folded English verb may have come from, the word itself first. */
export function baseForms(word: string): string[] {
  const irregular = irregularForms.get(word);
  const forms = irregular ? [word, irregular] : [word];
  const add = (ending: string, ...replacements: string[]) => {
    if (!word.endsWith(ending) || word.length - ending.length < 2) return;
    const root = word.slice(0, -ending.length);
    for (const replacement of replacements) forms.push(root + replacement);
    if (root.at(-1) === root.at(-2)) forms.push(root.slice(0, -1));
  };
  add("ies", "y");
  add("ied", "y");
  add("es", "", "e");
  add("s", "");
  add("ed", "", "e");
  add("ing", "", "e");
  add("ion", "", "e");
  add("ation", "e");
  add("er", "", "e");
  return forms;
}

const irregularForms = new Map(
  `sent send|made make|wrote write|written write|found find|got get|gave give|given give|took take|taken take
  told tell|kept keep|built build|bought buy|sold sell|paid pay|lost lose|drew draw|drawn draw|spoke speak
  spoken speak|said say|saw see|seen see|conversion convert|conversions convert|removal delete|reminder remind
  translation translate|generation generate|summary summarise|identification identify`
    .split(/[|\n]\s*/)
    .map((pair) => {
      const [form = "", base = ""] = pair.trim().split(" ");
      return [form, base] as const;
    }),
);
