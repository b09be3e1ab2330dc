import { type AcceptanceTest, type Diagnostic, safeParseManifest } from "@skillwright/core";
import { apiKeyName, type KeyLookup, type LlmConfig } from "../../providers/llm-config.ts";
import { type LoadedModel, loadModel } from "../../providers/load-model.ts";
import type { RetryOptions } from "../../providers/retrying-fetch.ts";
import type { AuthorRequest, AuthorResult, SkillAuthor } from "../author.ts";
import { describeFindings } from "./describe-findings.ts";
import { describeProviderFailure } from "./describe-provider-failure.ts";
import { describeTask } from "./describe-task.ts";
import { finishManifest } from "./finish-manifest.ts";
import { LlmBudget, type LlmLimits } from "./llm-budget.ts";
import { LlmConversation } from "./llm-conversation.ts";
import { createLlmTools } from "./llm-tools.ts";
import { type LlmPrompts, loadPrompts } from "./load-prompt.ts";
import { createSkillDraft, type SkillDraft } from "./skill-draft.ts";
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
    improves: true,
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
  /** What the tester wrote; undefined until it was asked. */
  #tests: readonly AcceptanceTest[] | undefined;

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
    this.#tests = request.tests;
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
      this.#tests ??= await this.#askTester();
      const finished = finishManifest(manifest, {
        tests: this.#tests ?? [],
        intent: this.#request.intent,
        model: this.#options.model,
        promptVersion: this.#prompts.version,
        previousVersion: this.#request.current?.manifest.version,
      });
      await this.#request.tools.writeSkillFile("manifest.toml", finished);
    }
    const spent = this.#budget.exhausted !== undefined;
    return {
      status: "written",
      complete: true,
      report: this.#report(),
      ...(!spent && { revise: (findings) => this.#revise(findings) }),
    };
  }

  async #revise(findings: readonly Diagnostic[]): Promise<AuthorResult> {
    return this.#speak(
      `The skill does not pass yet. This was found:\n${describeFindings(findings)}\nMend it.`,
    );
  }

  async #askTester(): Promise<readonly AcceptanceTest[] | undefined> {
    const { manifest } = safeParseManifest(this.#draft.files.get("manifest.toml") ?? "");
    if (manifest === undefined || this.#budget.exhausted !== undefined) return undefined;
    this.#request.onProgress?.("writing tests from the request");
    return writeTests(this.#request.intent, manifest, {
      model: this.#loaded.model,
      instructions: this.#prompts.tester,
      budget: this.#budget,
      signal: this.#request.signal,
    });
  }

  #report() {
    return this.#budget.report(this.#options, this.#prompts.version);
  }
}
