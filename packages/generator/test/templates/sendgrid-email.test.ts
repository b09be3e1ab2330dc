import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const key = "SG.secret-key-0123456789";
const accepted: Answer = { status: 202, headers: { "x-message-id": "msg-1" } };
const mail = { to: "ada@example.com", from: "bot@example.com", subject: "Hello", text: "Hi Ada" };

function start(url: string, env: Record<string, string> = {}) {
  return startTemplate("sendgrid-email", {
    SENDGRID_API_KEY: key,
    SKILL_SETTING_BASE_URL: url,
    ...env,
  });
}

describe("sendgrid-email sends", () => {
  it("the documented request", async () => {
    await using service = await startHttpStandIn(accepted);
    await using skill = start(service.url);
    expect(await skill.invoke("send", mail)).toEqual({ status: "accepted", message_id: "msg-1" });
    expect(service.requests).toHaveLength(1);
    expect(service.requests[0]).toMatchObject({
      method: "POST",
      path: "/v3/mail/send",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      json: {
        personalizations: [{ to: [{ email: "ada@example.com" }] }],
        from: { email: "bot@example.com" },
        subject: "Hello",
        content: [{ type: "text/plain", value: "Hi Ada" }],
      },
    });
  });

  it("everything that a message can have, each recipient once", async () => {
    await using service = await startHttpStandIn(accepted);
    await using skill = start(service.url, { SKILL_SETTING_FROM_EMAIL: "Bot <bot@example.com>" });
    await skill.invoke("send", {
      to: [
        "Ada Lovelace <ada@example.com>",
        "ADA@example.com",
        '"Grace Hopper" <grace@example.com>',
      ],
      cc: ["grace@example.com", "cc@example.com"],
      bcc: "bcc@example.com",
      reply_to: "answers@example.com",
      subject: "Zahlen & Zeichen: 漢字 😀",
      html: "<p>Hi</p>",
      text: "Hi",
      attachments: [{ filename: "a.txt", content: "SGVsbG8=", type: "text/plain" }],
    });
    expect(service.requests[0]?.json).toEqual({
      personalizations: [
        {
          to: [
            { email: "ada@example.com", name: "Ada Lovelace" },
            { email: "grace@example.com", name: "Grace Hopper" },
          ],
          cc: [{ email: "cc@example.com" }],
          bcc: [{ email: "bcc@example.com" }],
        },
      ],
      from: { email: "bot@example.com", name: "Bot" },
      reply_to: { email: "answers@example.com" },
      subject: "Zahlen & Zeichen: 漢字 😀",
      content: [
        { type: "text/plain", value: "Hi" },
        { type: "text/html", value: "<p>Hi</p>" },
      ],
      attachments: [
        { content: "SGVsbG8=", filename: "a.txt", type: "text/plain", disposition: "attachment" },
      ],
    });
  });

  it("nothing when it previews", async () => {
    await using service = await startHttpStandIn(accepted);
    await using skill = start(service.url, { SENDGRID_API_KEY: "" });
    expect(await skill.invoke("preview", mail)).toMatchObject({
      method: "POST",
      url: `${service.url}/v3/mail/send`,
      body: { subject: "Hello" },
    });
    expect(service.requests).toEqual([]);
  });

  const reference = join(process.env["SKILLWRIGHT_REFERENCE"] ?? "", "openapi/sendgrid.json");
  it.skipIf(!existsSync(reference))("only fields of SendGrid's own description", async () => {
    const document = JSON.parse(readFileSync(reference, "utf8"));
    const { schema } = document.paths["/mail/send"].post.requestBody.content["application/json"];
    await using service = await startHttpStandIn(accepted);
    await using skill = start(service.url);
    const attachments = [{ filename: "a.txt", content: "SGVsbG8=", type: "text/plain" }];
    await skill.invoke("send", {
      ...mail,
      cc: "c@example.com",
      reply_to: "r@example.com",
      attachments,
    });
    const body = service.requests[0]?.json as Record<string, never>;
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(body)));
    expect(Object.keys(body)).toEqual(expect.arrayContaining(schema.required));
    for (const part of ["attachments", "personalizations", "content"]) {
      const { properties, required } = schema.properties[part].items;
      const [sent = {}] = body[part] ?? [];
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(sent)));
      expect(Object.keys(sent)).toEqual(expect.arrayContaining(required));
    }
  });
});

describe("sendgrid-email refuses", () => {
  it.each([
    ["no recipient", { to: [] }],
    ["a recipient that is no address", { to: "ada" }],
    ["a recipient with a line break", { to: "ada@example.com\nBcc: all@example.com" }],
    ["two recipients in one text", { to: "ada@example.com, eve@example.com" }],
    ["a copy that is no address", { cc: ["@"] }],
    ["no subject", { subject: "" }],
    ["a subject of two lines", { subject: "a\r\nBcc: x" }],
    ["an empty message", { text: "" }],
    ["a text that is none", { text: 5 }],
    ["no sender", { from: "" }],
    ["an attachment that is no Base64", { attachments: [{ filename: "a", content: "***" }] }],
    ["an attachment without a name", { attachments: [{ content: "SGVsbG8=" }] }],
    ["too many recipients", { to: Array.from({ length: 1001 }, (_, i) => `a${i}@example.com`) }],
  ])("%s, before anything is sent", async (_, change) => {
    await using service = await startHttpStandIn(accepted);
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke("send", { ...mail, ...change }))).toBe("invalid-input");
    expect(service.requests).toEqual([]);
  });

  it.each([
    ["no key", { SENDGRID_API_KEY: "" }, "credential-missing"],
    ["a key with a line break", { SENDGRID_API_KEY: "a\nb" }, "credential-invalid"],
    [
      "http to another machine",
      { SKILL_SETTING_BASE_URL: "http://example.com" },
      "setting-invalid",
    ],
    [
      "http to a lookalike",
      { SKILL_SETTING_BASE_URL: "http://localhost.evil.com" },
      "setting-invalid",
    ],
    [
      "a password in the URL",
      { SKILL_SETTING_BASE_URL: "https://a:b@example.com" },
      "setting-invalid",
    ],
    ["a file", { SKILL_SETTING_BASE_URL: "file:///etc/passwd" }, "setting-invalid"],
  ])("%s", async (_, env, code) => {
    await using skill = start("", env);
    expect(errorCode(await skill.invoke("send", mail))).toBe(code);
  });
});

describe("sendgrid-email reports", () => {
  it.each<[string, Answer, object]>([
    [
      "a key that is not accepted",
      { status: 401, body: { errors: [{ message: `The key ${key} is wrong`, field: null }] } },
      { code: "unauthorized", status: 401 },
    ],
    [
      "a sender that is not verified",
      {
        status: 403,
        body: { errors: [{ message: "not a verified Sender Identity", field: "from" }] },
      },
      { code: "unauthorized", status: 403 },
    ],
    [
      "a request that SendGrid refuses",
      {
        status: 400,
        body: { errors: [{ message: "Does not contain a valid address.", field: "to" }] },
      },
      { code: "invalid-input", status: 400 },
    ],
    [
      "a limit with Retry-After",
      {
        status: 429,
        headers: { "retry-after": "17" },
        body: { errors: [{ message: "too many requests" }] },
      },
      { code: "rate-limited", status: 429, retry_after: 17 },
    ],
    [
      "a limit that is over",
      { status: 429, headers: { "x-ratelimit-reset": "1392815263" } },
      { code: "rate-limited", retry_after: 0 },
    ],
    ["a limit without a time", { status: 429 }, { code: "rate-limited" }],
    [
      "a service in trouble",
      { status: 503, body: "<html>busy</html>" },
      { code: "service-error", status: 503 },
    ],
    [
      "an answer that is not the documented one",
      { status: 200, body: {} },
      { code: "service-error", status: 200 },
    ],
    [
      "a redirect, which it does not follow",
      { status: 302, headers: { location: "/" } },
      { code: "service-error" },
    ],
    ["a broken connection", "hang up", { code: "network-unreachable", maybe_done: true }],
  ])("%s, asking once and never naming the key", async (_, answer, data) => {
    await using service = await startHttpStandIn(answer);
    await using skill = start(service.url);
    const error = await skill.invoke("send", mail);
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error) + skill.stderr()).not.toContain(key);
    expect(service.requests).toHaveLength(1);
  });

  it("quotes the service", async () => {
    const errors = [
      { message: "Bad address.", field: "personalizations.0.to" },
      { message: "Bad day." },
    ];
    await using service = await startHttpStandIn({ status: 400, body: { errors } });
    await using skill = start(service.url);
    expect(await skill.invoke("send", mail)).toMatchObject({
      code: -32602,
      message: "SendGrid answered 400: Bad address. (personalizations.0.to); Bad day.",
    });
  });

  it("a service that is not there", async () => {
    await using skill = start("http://127.0.0.1:1");
    expect(await skill.invoke("send", mail)).toMatchObject({
      code: -32000,
      data: { code: "network-unreachable", maybe_done: false },
    });
  });

  it("a port that does not exist", async () => {
    await using skill = start("http://127.0.0.1:99999");
    expect(errorCode(await skill.invoke("send", mail))).toBe("network-unreachable");
  });
});
