import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const host = "127.0.0.1";
const taken: Answer = { status: 204 };

function start(url: string, env: Record<string, string> = {}) {
  return startTemplate("webhook", { WEBHOOK_URL: `${url}/hooks/secret-token?x=1`, ...env });
}

describe("webhook", () => {
  it("delivers the payload as JSON", async () => {
    await using service = await startHttpStandIn({ status: 200, body: "thanks" });
    await using skill = start(service.url);
    const payload = { event: "deploy", text: "漢字 😀", n: [1, null, true] };
    expect(await skill.invoke("deliver", { payload, host })).toEqual({
      status: "delivered",
      http_status: 200,
      response: "thanks",
    });
    expect(service.requests).toMatchObject([
      {
        method: "POST",
        path: "/hooks/secret-token?x=1",
        headers: { "content-type": "application/json" },
        json: payload,
      },
    ]);
    expect(service.requests[0]?.headers).not.toHaveProperty("x-signature-256");
  });

  it("signs the body when there is a secret", async () => {
    await using service = await startHttpStandIn(taken);
    await using skill = start(service.url, { WEBHOOK_SECRET: "key" });
    await skill.invoke("deliver", { payload: { a: "ü" }, method: "PUT", host });
    const [request] = service.requests;
    const digest = createHmac("sha256", "key")
      .update(request?.text ?? "")
      .digest("hex");
    expect(request).toMatchObject({
      method: "PUT",
      headers: { "x-signature-256": `sha256=${digest}` },
    });
  });

  it.each([
    [500, "service-error"],
    [404, "invalid-input"],
    [401, "unauthorized"],
    [302, "service-error"],
  ])("reports a %i and never names the address", async (status, code) => {
    await using service = await startHttpStandIn({
      status,
      body: "no /hooks/secret-token?x=1 here",
    });
    await using skill = start(service.url);
    const error = await skill.invoke("deliver", { payload: {}, host });
    expect(errorCode(error)).toBe(code);
    expect(JSON.stringify(error)).not.toContain("secret-token");
  });

  it.each([
    ["an address on another host", "https://evil.example.com/hooks"],
    ["plain http", "http://example.com/hooks"],
    ["a lookalike", "https://example.com.evil.com/"],
    ["a user", "https://example.com@evil.com/"],
    ["noise", "example.com"],
  ])("refuses %s", async (_, url) => {
    await using skill = startTemplate("webhook", { WEBHOOK_URL: url });
    const error = await skill.invoke("deliver", { payload: {}, host: "example.com" });
    expect(errorCode(error)).toBe("credential-invalid");
  });

  it.each([[{ host }], [{ payload: 1, method: "GET", host }], [{ payload: 1 }]])(
    "refuses %j",
    async (input) => {
      await using skill = start("http://127.0.0.1:1");
      expect(errorCode(await skill.invoke("deliver", input))).toBe("invalid-input");
    },
  );
});
