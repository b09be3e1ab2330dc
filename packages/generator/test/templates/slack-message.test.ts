import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const token = "xoxb-secret-0123456789";
const posted: Answer = { status: 200, body: { ok: true, channel: "C1", ts: "1503435956.000247" } };
const note = { channel: "#ops", text: "Hello & <b> 漢字 😀" };

function start(url: string, env: Record<string, string> = {}) {
  return startTemplate("slack-message", {
    SLACK_BOT_TOKEN: token,
    SKILL_SETTING_BASE_URL: url,
    ...env,
  });
}

describe("slack-message posts", () => {
  it("the documented request", async () => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    expect(await skill.invoke("post", note)).toEqual({
      status: "posted",
      channel: "C1",
      ts: "1503435956.000247",
    });
    expect(service.requests).toMatchObject([
      {
        method: "POST",
        path: "/api/chat.postMessage",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json; charset=utf-8",
        },
        json: note,
      },
    ]);
  });

  it("replies, blocks and links without previews", async () => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*Hi*" } }];
    const message = { ...note, thread_ts: "1503435956.000247", blocks, unfurl_links: false };
    await skill.invoke("post", message);
    expect(service.requests[0]?.json).toEqual(message);
  });

  it("nothing when it previews", async () => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url, { SLACK_BOT_TOKEN: "" });
    expect(await skill.invoke("preview", note)).toMatchObject({ method: "POST", body: note });
    expect(service.requests).toEqual([]);
  });
});

describe("slack-message reports", () => {
  it.each<[string, Answer, object]>([
    [
      "channel_not_found",
      { status: 200, body: { ok: false, error: "channel_not_found" } },
      { code: "invalid-input" },
    ],
    [
      "invalid_auth",
      { status: 200, body: { ok: false, error: "invalid_auth" } },
      { code: "unauthorized" },
    ],
    [
      "missing_scope",
      { status: 200, body: { ok: false, error: "missing_scope", needed: "chat:write" } },
      { code: "unauthorized", slack_error: "missing_scope" },
    ],
    [
      "fatal_error",
      { status: 200, body: { ok: false, error: "fatal_error" } },
      { code: "service-error" },
    ],
    [
      "a rate limit",
      { status: 429, headers: { "retry-after": "30" }, body: { ok: false, error: "ratelimited" } },
      { code: "rate-limited", retry_after: 30 },
    ],
    ["a page that is no answer", { status: 200, body: "<html>" }, { code: "service-error" }],
    [
      "an error with the token in it",
      { status: 200, body: { ok: false, error: token } },
      { slack_error: "[hidden]" },
    ],
    ["a broken connection", "hang up", { code: "network-unreachable", maybe_done: true }],
  ])("%s, asking once and never naming the token", async (_, answer, data) => {
    await using service = await startHttpStandIn(answer);
    await using skill = start(service.url);
    const error = await skill.invoke("post", note);
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error) + skill.stderr()).not.toContain(token);
    expect(service.requests).toHaveLength(1);
  });

  it("the scope that the token lacks", async () => {
    const body = { ok: false, error: "missing_scope", needed: "chat:write" };
    await using service = await startHttpStandIn({ status: 200, body });
    await using skill = start(service.url);
    expect(await skill.invoke("post", note)).toMatchObject({
      message: "Slack refused the message: missing_scope (the token needs the scope chat:write)",
    });
  });

  it.each([
    ["no channel", { channel: "" }, "invalid-input"],
    ["a channel of two words", { channel: "a b" }, "invalid-input"],
    ["no text", { text: " \n" }, "invalid-input"],
    ["a text that is too long", { text: "x".repeat(40_001) }, "invalid-input"],
    ["blocks that are none", { blocks: "x" }, "invalid-input"],
  ])("%s, before anything is sent", async (_, change, code) => {
    await using service = await startHttpStandIn(posted);
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke("post", { ...note, ...change }))).toBe(code);
    expect(service.requests).toEqual([]);
  });

  it("a token that is missing", async () => {
    await using skill = start("http://127.0.0.1:1", { SLACK_BOT_TOKEN: "" });
    expect(errorCode(await skill.invoke("post", note))).toBe("credential-missing");
  });
});
