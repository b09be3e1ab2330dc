import { closestWord } from "../text/closest-word.ts";
import { quote } from "../text/quote.ts";
import type { KeyPath } from "../toml/key-path.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import { type Outline, readOutline } from "./outline.ts";

/** What parts of a manifest say of one another: unique names, tests of actions that exist, one expectation. */
export function checkRelations(file: object): ManifestProblem[] {
  const outline = readOutline(file);
  return [
    ...checkCredentials(outline),
    ...checkSettings(outline),
    ...checkActions(outline),
    ...checkTests(outline),
  ];
}

function* checkCredentials({ credentials }: Outline): Generator<ManifestProblem> {
  for (const index of repetitions(credentials.map((credential) => credential?.name))) {
    const path = ["credentials", index, "name"];
    yield problem("credential-name-duplicate", path, credentials[index]?.name, "names are unique");
  }
  for (const index of repetitions(credentials.map((credential) => credential?.env_var))) {
    const path = ["credentials", index, "env_var"];
    yield problem("env-var-duplicate", path, credentials[index]?.env_var, "variables are unique");
  }
}

/** Here because zod passes over a key named `__proto__`. */
function* checkSettings({ settings }: Outline): Generator<ManifestProblem> {
  for (const name of Object.keys(settings)) {
    if (/^[a-z][a-z0-9_]{0,63}$/.test(name)) continue;
    const advice = "use up to 64 of a-z, 0-9 and _, beginning with a letter";
    yield problem("setting-name-invalid", ["settings", name], name, advice);
  }
}

function* checkActions({ actions }: Outline): Generator<ManifestProblem> {
  for (const index of repetitions(actions.map((action) => action?.name))) {
    const path = ["actions", index, "name"];
    yield problem("action-name-duplicate", path, actions[index]?.name, "names are unique");
  }
}

function* checkTests({ actions, tests }: Outline): Generator<ManifestProblem> {
  const names = new Set(actions.flatMap((action) => action?.name ?? []));
  for (const [index, test] of tests.entries()) {
    if (test && (test.expect === undefined) === (test.expect_error === undefined)) {
      const message = "invalid test: it has either expect or expect_error";
      yield { code: "test-expectation-invalid", path: ["tests", index], message };
    }
    if (test?.action === undefined || names.has(test.action)) continue;
    const meant = closestWord(test.action, names);
    const advice =
      meant === undefined ? "no action has this name" : `did you mean ${quote(meant)}?`;
    yield problem("test-action-unknown", ["tests", index, "action"], test.action, advice);
  }
}

/** Indexes of the words that stand earlier in the list, too. */
function* repetitions(words: readonly (string | undefined)[]): Generator<number> {
  const seen = new Set<string>();
  for (const [index, word] of words.entries()) {
    if (word === undefined) continue;
    if (seen.has(word)) yield index;
    seen.add(word);
  }
}

function problem(
  code: ManifestProblem["code"],
  path: KeyPath,
  value: string | undefined,
  advice: string,
): ManifestProblem {
  return { code, path, message: `invalid ${quote(value)}: ${advice}` };
}
