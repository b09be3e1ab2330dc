import type { SkillRead } from "../read-skill.ts";
import type { LocatedTest } from "../structured/skill-draft.ts";
import type { SourceLine } from "../structured/source-line.ts";
import { normalizePrompt } from "../text/normalize-prompt.ts";
import type { CompileDiagnostic } from "./compile-diagnostic.ts";
import { guessLabel } from "./guess-label.ts";

/** What is odd about a description that compiles. */
export function describeWarnings({ spec, ignored, expectedTests }: SkillRead): CompileDiagnostic[] {
  const warnings = [...ignored.map(lineIgnored), ...shadowedTests(expectedTests)];
  return normalizePrompt(spec.trigger) === ""
    ? [...warnings, triggerEmpty(spec.trigger)]
    : warnings;
}

function lineIgnored({ number, column, text }: SourceLine): CompileDiagnostic {
  const guess = guessLabel(text);
  return {
    code: "line-ignored",
    severity: "warning",
    message: `\`${text}\` stands before the first label and is not read`,
    line: number,
    column,
    suggestion: guess ? `did you mean \`${guess.label}\`?` : "move it below the `Skill` line",
  };
}

function shadowedTests(tests: readonly LocatedTest[]): CompileDiagnostic[] {
  const answers = new Map<string, string>();
  return tests.flatMap(({ input, expectedOutput, line, column }) => {
    const prompt = normalizePrompt(input);
    const answer = answers.get(prompt) ?? expectedOutput;
    answers.set(prompt, answer);
    if (answer === expectedOutput) return [];
    const message = `\`${input}\` is already answered with \`${answer}\` by an earlier expected test`;
    const suggestion = "give every prompt one answer";
    return [
      { code: "expected-test-shadowed", severity: "warning", message, line, column, suggestion },
    ];
  });
}

function triggerEmpty(trigger: string): CompileDiagnostic {
  return {
    code: "trigger-empty",
    severity: "warning",
    message: `the trigger \`${trigger}\` has no letters or digits, so it matches every prompt without any`,
    line: 1,
    column: 1,
    suggestion: "put a word into the trigger",
  };
}
