import { isJsonObject, type JsonValue, SkillwrightError } from "@skillwright/core";
import type { SkillContext } from "../skill/skill-context.ts";
import type { HostQuestion, WorkerError } from "./worker-messages.ts";

/** Does what a skill in a worker asks of its host, or says why not. */
export async function answerQuestion(
  context: SkillContext,
  question: HostQuestion,
): Promise<{ readonly value?: JsonValue | undefined } | { readonly error: WorkerError }> {
  try {
    return { value: await answer(context, question) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = SkillwrightError.is(error) ? error.code : "execution-failed";
    const transient = error instanceof Error && "transient" in error && error.transient === true;
    return { error: { message, code, transient } };
  }
}

async function answer(
  { state, call }: SkillContext,
  question: HostQuestion,
): Promise<JsonValue | undefined> {
  switch (question.method) {
    case "call": {
      const { action, input } = question.call;
      return call(question.skillId, {
        action: typeof action === "string" ? action : undefined,
        input: isJsonObject(input) ? input : undefined,
      });
    }
    case "state.get":
      return state.get(question.key);
    case "state.set":
      await state.set(question.key, question.value);
      return undefined;
    case "state.delete":
      await state.delete(question.key);
      return undefined;
    case "state.keys":
      return state.keys();
  }
}
