import {
  type AcceptanceTest,
  type Diagnostic,
  hasErrors,
  type SkillManifest,
  safeParseManifest,
} from "@skillwright/core";
import { apiKeyName, type KeyLookup, type LlmConfig } from "../../providers/llm-config.ts";
import { type LoadedModel, loadModel } from "../../providers/load-model.ts";
import type { RetryOptions } from "../../providers/retrying-fetch.ts";
import type { AuthorRequest, AuthorResult, SkillAuthor } from "../author.ts";
import type { TesterOptions } from "./ask-tester.ts";
import { describeFindings } from "./describe-findings.ts";
import { describeProviderFailure } from "./describe-provider-failure.ts";
import { describeRevisions } from "./describe-revisions.ts";
import { describeTask } from "./describe-task.ts";
import { finishManifest } from "./finish-manifest.ts";
import { LlmBudget, type LlmLimits } from "./llm-budget.ts";
import { LlmConversation } from "./llm-conversation.ts";
import { createLlmTools } from "./llm-tools.ts";
import { type LlmPrompts, loadPrompts } from "./load-prompt.ts";
import { reconsiderTests } from "./reconsider-tests.ts";
import { createSkillDraft, type SkillDraft } from "./skill-draft.ts";
import { callOf } from "./test-call.ts";
import { TesterTests } from "./tester-tests.ts";
import { writeTests } from "./write-tests.ts";

/** Settings of {@link createLlmAuthor}. */
export interface LlmAuthorOptions extends LlmConfig {
  readonly lookUpKey: KeyLookup;
  /** Calls of the model for one skill, the tester's included. Default 8. */
  readonly maxTurns?: number | undefined;
  /** Input and output tokens for one skill together. Default 200,000. */
  readonly maxTokens?: number | undefined;
  /** Tokens of one answer. Default 16,000. */
  readonly maxOutputTokens?: number | undefined;
  readonly retries?: Omit<RetryOptions, "onWait"> | undefined;
}

/**
 * Lets a model write the skill, with tools that reach nothing but staging. Declines without a key.
 *
 * What the model writes is hostile input like any other: it is validated, run in the sandbox alone,
 * and waits for an approval that names its digest.
 */
export function createLlmAuthor(options: LlmAuthorOptions): SkillAuthor {
  const { maxTurns = 8, maxTokens = 200_000, lookUpKey, retries } = options;
  return {
    kind: "llm",
    shipped: false,
    improves: "anyone",
    async write(request) {
      const onWait = (message: string) => request.onProgress?.(message);
      const loaded = await loadModel(options, lookUpKey, { ...retries, onWait });
      if (loaded === undefined) {
        const reason = `there is no key for ${options.provider}: set ${apiKeyName(options)}`;
        return { status: "declined", reason };
      }
      const work = new LlmWork(options, { maxTurns, maxTokens }, loaded, request);
      return work.begin();
    },
  };
}

/** One skill in the making. */
class LlmWork {
  readonly #options: LlmAuthorOptions;
  readonly #loaded: LoadedModel;
  readonly #request: AuthorRequest;
  readonly #prompts: LlmPrompts;
  readonly #budget: LlmBudget;
  readonly #draft: SkillDraft;
  #conversation: LlmConversation | undefined;
  /** Tests of others; undefined until the tester was asked. */
  #tests: TesterTests | undefined;
  /** The tests of the manifest that was validated last. */
  #staged: readonly AcceptanceTest[] = [];

  constructor(
    options: LlmAuthorOptions,
    limits: LlmLimits,
    loaded: LoadedModel,
    request: AuthorRequest,
  ) {
    this.#options = options;
    this.#loaded = loaded;
    this.#request = request;
    this.#prompts = loadPrompts(request);
    this.#budget = new LlmBudget(limits);
    this.#draft = createSkillDraft(request.tools, loaded.redact, request.current?.files);
    // A person's tests are beyond doubt.
    this.#tests = request.tests && new TesterTests(request.tests, request.tests);
  }

  async begin(): Promise<AuthorResult> {
    return this.#speak(describeTask(this.#request));
  }

  /** Lets the model work, then makes a package of what it wrote. */
  async #speak(text: string): Promise<AuthorResult> {
    try {
      this.#conversation ??= await this.#open();
      await this.#conversation.say(text);
      return await this.#finish();
    } catch (error) {
      this.#request.signal?.throwIfAborted();
      throw describeProviderFailure(error, this.#options, this.#loaded.redact);
    }
  }

  async #open(): Promise<LlmConversation> {
    const { onProgress = () => {}, trySkill, searchSkills, signal } = this.#request;
    const { model, redact } = this.#loaded;
    return new LlmConversation({
      model,
      instructions: this.#prompts.author,
      tools: await createLlmTools({ draft: this.#draft, trySkill, searchSkills, redact }),
      budget: this.#budget,
      maxOutputTokens: this.#options.maxOutputTokens ?? 16_000,
      signal,
      onProgress,
    });
  }

  async #finish(): Promise<AuthorResult> {
    const written = this.#draft.files.get("manifest.toml");
    if (written === undefined) {
      const reason = this.#budget.exhausted ?? "the model wrote no manifest.toml";
      if (this.#budget.exhausted) return { status: "gave-up", reason, report: this.#report() };
    }
    const { manifest } = safeParseManifest(written ?? "");
    if (manifest !== undefined) {
      this.#tests ??= await this.#askTester(manifest);
      const finished = finishManifest(manifest, {
        tests: this.#tests?.all ?? [],
        intent: this.#request.intent,
        model: this.#options.model,
        promptVersion: this.#prompts.version,
        previousVersion: this.#request.current?.manifest.version,
      });
      await this.#request.tools.writeSkillFile("manifest.toml", finished);
      this.#staged = safeParseManifest(finished).manifest?.tests ?? [];
    }
    const spent = this.#budget.exhausted !== undefined;
    return {
      status: "written",
      complete: true,
      report: this.#report(),
      notes: describeRevisions(this.#tests?.revised ?? []),
      ...(!spent && { revise: (findings) => this.#revise(findings) }),
    };
  }

  async #revise(findings: readonly Diagnostic[]): Promise<AuthorResult> {
    try {
      const mended = await this.#reconsider(findings);
      const left = findings.filter(({ path }) => path === undefined || !mended.has(path));
      // Only what was expected was wrong: the author has nothing to mend.
      if (mended.size > 0 && !hasErrors(left)) return await this.#finish();
      return await this.#speak(
        `The skill does not pass yet. This was found:\n${describeFindings(left)}\nMend it.`,
      );
    } catch (error) {
      this.#request.signal?.throwIfAborted();
      throw describeProviderFailure(error, this.#options, this.#loaded.redact);
    }
  }

  /** Has tests that keep failing looked at again; gives the paths of those that were corrected. */
  async #reconsider(findings: readonly Diagnostic[]): Promise<ReadonlySet<string>> {
    const { manifest } = safeParseManifest(this.#draft.files.get("manifest.toml") ?? "");
    const doubtful = this.#tests?.doubt(findings, this.#staged) ?? [];
    if (manifest === undefined || doubtful.length === 0 || this.#budget.exhausted) return new Set();
    this.#request.onProgress?.("reconsidering tests that keep failing");
    const tester = this.#tester(this.#prompts.reviewer);
    const revisions = await reconsiderTests(this.#request.intent, manifest, doubtful, tester);
    for (const revision of revisions) this.#tests?.revise(revision);
    const calls = new Set(revisions.map(({ before }) => callOf(before)));
    return new Set(
      this.#staged.flatMap((test, index) => (calls.has(callOf(test)) ? [`tests[${index}]`] : [])),
    );
  }

  async #askTester(manifest: SkillManifest): Promise<TesterTests | undefined> {
    if (this.#budget.exhausted !== undefined) return undefined;
    this.#request.onProgress?.("writing tests from the request");
    const tester = this.#tester(this.#prompts.tester);
    const tests = await writeTests(this.#request.intent, manifest, tester);
    return new TesterTests(tests, this.#request.current?.manifest.tests);
  }

  #tester(instructions: string): TesterOptions {
    const { model } = this.#loaded;
    return { model, instructions, budget: this.#budget, signal: this.#request.signal };
  }

  #report() {
    return this.#budget.report(this.#options, this.#prompts.version);
  }
}
