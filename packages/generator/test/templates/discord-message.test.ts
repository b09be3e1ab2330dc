import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const webhook = "https://discord.com/api/webhooks/123456789/abc-DEF_secret";
const posted: Answer = { status: 200, body: { id: "1", channel_id: "2", content: "hi" } };

function start(url: string, env: Record<string, string> = {}) {
  return startTemplate("discord-message", {
    DISCORD_WEBHOOK_URL: webhook,
    SKILL_SETTING_BASE_URL: url,
    ...env,
  });
}

describe("discord-message", () => {
  it("executes the webhook as documented, pinging nobody", async () => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    const input = { content: "Hello @everyone", username: "Bot", thread_id: "42" };
    expect(await skill.invoke("post", input)).toEqual({
      status: "posted",
      message_id: "1",
      channel_id: "2",
    });
    expect(service.requests).toMatchObject([
      {
        method: "POST",
        path: "/api/webhooks/123456789/abc-DEF_secret?wait=true&thread_id=42",
        headers: { "content-type": "application/json" },
        json: { content: "Hello @everyone", username: "Bot", allowed_mentions: { parse: [] } },
      },
    ]);
    expect(service.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  it("lets mentions notify people when asked to", async () => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    await skill.invoke("post", { embeds: [{ title: "x" }], allow_mentions: true });
    expect(service.requests[0]?.json).toEqual({
      embeds: [{ title: "x" }],
      allowed_mentions: { parse: ["users", "roles", "everyone"] },
    });
  });

  it.each<[string, Answer, object]>([
    [
      "a limit",
      {
        status: 429,
        headers: { "retry-after": "0.65" },
        body: { message: "You are being rate limited." },
      },
      { code: "rate-limited", retry_after: 1 },
    ],
    [
      "a webhook that is gone",
      { status: 404, body: { message: "Unknown Webhook" } },
      { code: "invalid-input" },
    ],
    [
      "a wrong token",
      { status: 401, body: { message: `Invalid ${webhook}` } },
      { code: "unauthorized" },
    ],
    ["a service in trouble", { status: 502, body: "abc-DEF_secret" }, { code: "service-error" }],
  ])("reports %s and never names the webhook", async (_, answer, data) => {
    await using service = await startHttpStandIn(answer);
    await using skill = start(service.url);
    const error = await skill.invoke("post", { content: "hi" });
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error) + skill.stderr()).not.toContain("abc-DEF_secret");
  });

  it.each([
    [{}],
    [{ content: " " }],
    [{ content: "x".repeat(2001) }],
    [{ content: "😀".repeat(1001) }],
    [{ content: 1 }],
    [{ content: "x", embeds: ["y"] }],
    [{ content: "x", username: "" }],
    [{ content: "x", thread_id: "1/../2" }],
  ])("refuses %j", async (input) => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke("post", input))).toBe("invalid-input");
    expect(service.requests).toEqual([]);
  });

  it.each([
    "https://example.com/api/webhooks/1/abc",
    "https://discord.com/api/webhooks/1/a?x=1",
    "abc",
  ])("refuses the webhook %s", async (url) => {
    await using skill = start("", { DISCORD_WEBHOOK_URL: url });
    expect(errorCode(await skill.invoke("post", { content: "x" }))).toBe("credential-invalid");
  });
});
