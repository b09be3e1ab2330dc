import { createLlmAuthor, type LlmProvider } from "@skillwright/generator";
import { expect, it } from "vitest";
import { openPipeline } from "../pipeline/open-pipeline.ts";
import { proposalOf } from "./open-llm-pipeline.ts";

/** Real models, each run only where its key is set; set them to pay for it. */
const providers: [LlmProvider, string, string][] = [
  ["anthropic", "claude-sonnet-4-5", "ANTHROPIC_API_KEY"],
  ["openai", "gpt-5-mini", "OPENAI_API_KEY"],
  ["google", "gemini-2.5-flash", "GOOGLE_GENERATIVE_AI_API_KEY"],
];

for (const [provider, usualModel, name] of providers) {
  const key = process.env[name];
  const model = process.env["SKILLWRIGHT_LLM_MODEL"] ?? usualModel;
  it.skipIf(!key)(`${provider} writes a skill that passes its tests (needs ${name})`, async () => {
    const author = createLlmAuthor({ provider, model, lookUpKey: () => key });
    await using pipeline = await openPipeline([author]);
    const tests = [
      { action: "reverse", input: { text: "añb" }, expect: { text: "bña" }, needs: [] },
    ];
    const intent = "reverse a text: an action `reverse` that takes `text` and gives back `text`";
    const proposal = proposalOf(await pipeline.generator.generate(intent, { tests }));
    expect(proposal.tests.some(({ outcome }) => outcome.status === "passed")).toBe(true);
    expect(proposal.report?.inputTokens).toBeGreaterThan(0);
  });
}
