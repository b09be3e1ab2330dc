import type { ApiOperation } from "./openapi-document.ts";

/** Words that say nothing about which operation is meant. */
const stopWords = new Set(
  `a an and all as at be by can for from given has have i id if in into is it its me my new of on one or
   our please so some that the their them this through to use using via was we what which who with you
   your api rest v1 v2 v3 v10 endpoint request operation skill`.split(/\s+/),
);

/** Verbs that mean the same to an API, by the stem that stands for them. */
const synonyms: Record<string, string> = {
  add: "creat",
  make: "creat",
  insert: "creat",
  register: "creat",
  post: "creat",
  new: "creat",
  fetch: "get",
  retriev: "get",
  show: "get",
  read: "get",
  view: "get",
  look: "get",
  find: "get",
  return: "get",
  remov: "delet",
  eras: "delet",
  drop: "delet",
  destroy: "delet",
  chang: "updat",
  edit: "updat",
  modify: "updat",
  patch: "updat",
  renam: "updat",
  set: "updat",
  mail: "email",
  "e-mail": "email",
  msg: "messag",
  server: "guild",
  kick: "delet",
};

/** Words of a text in lower case, camelCase and snake_case split, cut to their stems. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !stopWords.has(word))
    .map(stem);
}

function stem(word: string): string {
  const cut = word
    .replace(/ie[sd]$/, "y")
    .replace(/(ss|us|is)$/, "$1 ")
    .replace(/s$/, "")
    .trim()
    .replace(/(.{3,}?)(?:ing|ed)$/, "$1")
    .replace(/(.{3,})e$/, "$1");
  return synonyms[cut] ?? synonyms[word] ?? cut;
}

/** The words of an operation, each with the weight of where it stands. */
export function weighWords(operation: ApiOperation): Map<string, number> {
  const { path, operationId = "", summary, description, tags } = operation;
  const weights = new Map<string, number>();
  const places: [string, number][] = [
    [description.slice(0, 300), 0.35],
    [tags.join(" "), 0.5],
    [path.replaceAll(/\{[^}]*\}/g, " "), 1],
    [operationId, 1],
    [summary, 1],
  ];
  for (const [text, weight] of places) {
    for (const word of wordsOf(text)) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  }
  return weights;
}
