import type { ModelMessage } from "ai";

/**
 * Messages without the tool calls that never got a result, as an answer that was cut off leaves them:
 * the next request with one of them is refused.
 */
export function withoutDanglingCalls(messages: readonly ModelMessage[]): ModelMessage[] {
  const answered = new Set<string>();
  for (const { role, content } of messages) {
    if (role !== "tool") continue;
    for (const part of content) if (part.type === "tool-result") answered.add(part.toolCallId);
  }
  return messages.flatMap((message): ModelMessage[] => {
    if (message.role !== "assistant" || typeof message.content === "string") return [message];
    const content = message.content.filter(
      (part) => part.type !== "tool-call" || answered.has(part.toolCallId),
    );
    return content.length === 0 ? [] : [{ ...message, content }];
  });
}
