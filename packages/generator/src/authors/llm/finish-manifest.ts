import { type AcceptanceTest, formatManifest, type SkillManifest } from "@skillwright/core";
import { nextVersion } from "../../improvement/next-version.ts";
import { callOf } from "./test-call.ts";

/** What is added to what the model wrote. */
interface ManifestAdditions {
  readonly tests: readonly AcceptanceTest[];
  readonly intent: string;
  readonly model: string;
  readonly promptVersion: string;
  /** Of the installed skill that is changed. */
  readonly previousVersion?: string | undefined;
}

/** Longest intent that is kept in a manifest, in characters. */
const maxIntentLength = 1_000;

/**
 * The manifest's text with the tests of others, which win over the model's own for the same call,
 * and with our word on where it comes from, whatever the model claimed.
 */
export function finishManifest(
  manifest: SkillManifest,
  { tests, intent, model, promptVersion, previousVersion }: ManifestAdditions,
): string {
  const decided = new Set(tests.map(callOf));
  const own = manifest.tests.filter((test) => !decided.has(callOf(test)));
  return formatManifest({
    ...manifest,
    version:
      manifest.version === previousVersion ? nextVersion(manifest.version) : manifest.version,
    tests: [...own, ...tests],
    provenance: {
      author: "llm",
      intent: intent.replaceAll("\0", "").slice(0, maxIntentLength).toWellFormed(),
      model,
      promptVersion,
      createdAt: new Date().toISOString(),
    },
  });
}
