import { readFileSync } from "node:fs";
import type { CompiledSkill, SkillReplay } from "../src/index.ts";

interface Case {
  readonly name: string;
  readonly input: string;
  readonly prompts: readonly string[];
}

interface OkVector extends Case {
  readonly expected: {
    readonly ok: CompiledSkill;
    readonly replays: readonly (SkillReplay | null)[];
  };
}

interface ErrorVector extends Case {
  readonly expected: {
    readonly error: { kind: string; message: string; reason?: string; capability?: string };
  };
}

interface CrashVector extends Case {
  readonly expected: { readonly panic: true };
}

type Vector = OkVector | ErrorVector | CrashVector;

const file = new URL("./fixtures/compiler-vectors.json", import.meta.url);

/** What the reference compiler answered to 201 descriptions. */
export const vectors: readonly Vector[] = JSON.parse(readFileSync(file, "utf8"));

/** Descriptions that compile. */
export const okVectors = vectors.filter((vector) => "ok" in vector.expected) as OkVector[];

/** Descriptions that are refused. */
export const errorVectors = vectors.filter((vector) => "error" in vector.expected) as ErrorVector[];

/** Descriptions at which the reference crashes. */
export const crashVectors = vectors.filter((vector) => "panic" in vector.expected) as CrashVector[];
