import { arch, cpus, loadavg } from "node:os";
import { SkillwrightError } from "@skillwright/core";
import type { GenerationOutcome } from "../packages/generator/src/index.ts";
import type { ScriptedCall, Turn } from "../packages/generator/test/llm/model-server.ts";
import { openLlmPipeline } from "../packages/generator/test/llm/open-llm-pipeline.ts";
import { scriptText, write, writeSkill } from "../packages/generator/test/llm/reverse-skill.ts";

// What a skill costs that a model writes, for each behaviour of a model that the tests script: turns
// and tokens as the proposal reports them, the time from the request to its outcome, and the time of
// each validation in it. The model is a local server that answers at once (1,000 tokens in and 100 out
// a turn), so the times are those of the pipeline: provider, staging, checks, sandbox, live test.
//
//   node --conditions=@skillwright/source benchmarks/generator-llm.ts [runs, default 5]

const runs = Number(process.argv[2] ?? 5);

/** A model's behaviour, and its budget where the default one does not let it come to its end. */
interface Case {
  readonly author: readonly Turn[] | (() => Turn);
  readonly tester?: Turn;
  readonly reviewer?: Turn;
  readonly maxTurns?: number;
}

/** What one run came to. */
interface Measurement {
  readonly outcome: string;
  readonly turns: number | undefined;
  readonly tokens: number | undefined;
  readonly durationMs: number;
  readonly validationsMs: readonly number[];
}

const done = { say: "Done." };
const wrong = scriptText('str(fields["text"])');
const right: Turn = { calls: writeSkill() };
const never = Array.from({ length: 4 }, () => [{ calls: writeSkill(wrong) }, done]).flat();
const search: ScriptedCall = { name: "search_skills", arguments: { query: "x" } };
const brokenJson: ScriptedCall = {
  name: "write_skill_file",
  arguments: '{"path": "skill.py", "te',
};

const cases: Record<string, Case> = {
  "right at once": { author: [right] },
  "bad manifest, then right": {
    author: [{ calls: writeSkill(scriptText(), "id = [") }, done, right],
  },
  "repaired in round 3": {
    author: [
      { calls: writeSkill(wrong) },
      done,
      { calls: writeSkill(scriptText('"?"')) },
      done,
      right,
    ],
  },
  "the tester's mistake corrected": {
    author: [right, done, done],
    tester: { say: '[{"action":"reverse","input":{"text":"hello"},"expect":{"text":"oleh"}}]' },
    reviewer: { say: '[{"expect":{"text":"olleh"},"because":"hello has two l"}]' },
  },
  "never repaired": { author: never, maxTurns: 20 },
  "calls tools without end": { author: () => ({ calls: [search] }) },
  "injection and traversal": {
    author: [{ calls: [...writeSkill(), write("../../outside.py", "x"), write(".env.toml", "x")] }],
  },
  "429 with Retry-After: 1": {
    author: [{ status: 429, headers: { "retry-after": "1" } }, right],
  },
  "disconnect in mid-stream": { author: [{ ...right, disconnect: true }, right] },
  "disconnects every time": { author: () => ({ ...right, disconnect: true }) },
  "malformed tool JSON": { author: [{ calls: [brokenJson] }, right] },
};

const lines = [
  "| case | outcome | turns | tokens | ms | validations | ms each |",
  "|---|---|--:|--:|--:|--:|--:|",
];
const validations: number[] = [];
// The first run loads libraries and compiles Python's own.
await measure({ author: [right] });
for (const [name, scripted] of Object.entries(cases)) {
  const measured: Measurement[] = [];
  for (let run = 0; run < runs; run++) measured.push(await measure(scripted));
  const [first] = measured;
  if (first === undefined) throw new RangeError(`runs must be at least 1, got ${runs}`);
  const each = measured.flatMap(({ validationsMs }) => validationsMs);
  validations.push(...each);
  lines.push(
    `| ${name} | ${first.outcome} | ${first.turns ?? "–"} | ${first.tokens ?? "–"} | ${median(measured.map(({ durationMs }) => durationMs))} | ${first.validationsMs.length} | ${median(each)} |`,
  );
}
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${arch()}, Node ${process.version}`;
const load = loadavg()[0]?.toFixed(1);
console.log(`${machine}; load ${load}; median of ${runs} runs\n\n${lines.join("\n")}\n`);
console.log(
  `${validations.length} validations: median ${median(validations)} ms, longest ${Math.round(Math.max(...validations))} ms`,
);

async function measure({ author, tester, reviewer, maxTurns = 8 }: Case): Promise<Measurement> {
  const script = { author, ...(tester && { tester }), ...(reviewer && { reviewer }) };
  await using pipeline = await openLlmPipeline(script, { maxTurns });
  const validationsMs: number[] = [];
  let validatingSince: number | undefined;
  const endValidation = () => {
    if (validatingSince !== undefined) validationsMs.push(performance.now() - validatingSince);
    validatingSince = undefined;
  };
  const started = performance.now();
  const outcome = await pipeline
    .generate({
      onProgress: ({ phase, message = "" }) => {
        if (phase !== "validating" || message.startsWith("round ")) endValidation();
        if (message.startsWith("round ")) validatingSince = performance.now();
      },
    })
    .catch((error: unknown) => ({
      status: SkillwrightError.is(error) ? error.code : String(error),
    }));
  endValidation();
  const durationMs = performance.now() - started;
  const report = reportOf(outcome);
  return {
    outcome: outcome.status,
    turns: report?.turns ?? pipeline.server.requests.length,
    tokens: report && report.inputTokens + report.outputTokens,
    durationMs,
    validationsMs,
  };
}

function reportOf(outcome: GenerationOutcome | { readonly status: string }) {
  if ("proposal" in outcome) return outcome.proposal.report;
  return "report" in outcome ? outcome.report : undefined;
}

function median(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? "–" : String(Math.round(middle));
}
