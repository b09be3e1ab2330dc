import { excerpt } from "./excerpt.ts";
import type { Finding, HostileContentCode } from "./finding-rule.ts";

const earlier = `(?:previous|prior|earlier|above|preceding|existing|system|other|safety|your|the user'?s?)`;
const orders = `(?:instructions?|rules|prompts?|guidelines|directives|policies|constraints|guardrails|messages)`;

const patterns: readonly {
  readonly code: HostileContentCode;
  readonly pattern: RegExp;
  readonly why: string;
}[] = [
  {
    code: "instruction-override",
    pattern: new RegExp(
      String.raw`\b(?:ignore|disregard|forget|override|bypass|do not follow|stop following)\s+(?:(?:all|any|every|of|the|my|these|those|and)\s+){0,5}${earlier}\s+(?:\w+\s+){0,2}?${orders}`,
      "gi",
    ),
    why: "an order to set other instructions aside",
  },
  {
    code: "instruction-override",
    pattern:
      /\byou are now (?:in )?(?:developer|god|admin|root|dan|unrestricted|jailbroken)\b[^.\n]{0,200}|\b(?:reveal|print|output|repeat) (?:your|the) (?:system prompt|hidden instructions)\b/gi,
    why: "an order to be another agent",
  },
  {
    code: "instruction-override",
    pattern:
      /(?:忽略|无视|無視)(?:掉)?(?:之前|以上|先前|前面|上述|所有)[^。\n]{0,8}(?:指令|指示|提示|规则)|以前の指示を(?:すべて)?無視|(?:ignoriere|vergiss)\s+(?:alle\s+)?(?:vorherigen|bisherigen)\s+\w+|ignora\s+(?:todas\s+)?las\s+instrucciones\s+anteriores|ignore[zr]?\s+(?:toutes\s+)?les\s+instructions\s+précédentes/gi,
    why: "an order to set other instructions aside",
  },
  {
    code: "conceals-from-user",
    pattern:
      /\b(?:do not|don't|never|without)\s+(?:ever\s+)?(?:tell|inform|notify|alert|warn|telling|informing|notifying|alerting|warning|mention(?:ing)? (?:this|it|that) to|reveal(?:ing)? (?:this|it) to|show(?:ing)? (?:this|it) to)\s+(?:the\s+)?(?:user|human|operator|person)\b[^.\n]{0,200}/gi,
    why: "an order to keep something from the user",
  },
  {
    code: "conceals-from-user",
    pattern:
      /\bwithout\s+(?:ever\s+)?(?:asking|requesting|waiting for|seeking)\s+(?:for\s+)?(?:the\s+)?(?:user'?s?\s+)?(?:user|confirmation|permission|approval|consent)\b[^.\n]{0,200}/gi,
    why: "an order to act without asking",
  },
];

/** What stands before a sentence that is quoted as a thing to be wary of. */
const warningAhead =
  /(?:e\.g\.|such as|like|says?|saying|contains?|phrases?|attempts?|inject\w*|attacks?|examples?|treat|refuse|never obey|if (?:you|a|the|it|any))[^\n]{0,60}$/i;

/** Orders to an agent that no honest skill gives; quoted ones are told apart from given ones. */
export function findOrders(text: string): Finding[] {
  return patterns.flatMap(({ code, pattern, why }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      code,
      offset: index,
      message: `${why}: ${excerpt(match)}`,
      severity: isQuoted(text, index) ? ("info" as const) : ("warning" as const),
    })),
  );
}

function isQuoted(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(Math.max(lineStart, offset - 200), offset);
  return /["'`“«「]\s*$/.test(before) && warningAhead.test(before);
}
