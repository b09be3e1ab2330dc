import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const token = "token-0123456789";
const host = "api.example.com";

function start(url: string) {
  return startTemplate("json-api", { API_TOKEN: token, SKILL_SETTING_BASE_URL: url });
}

describe("json-api", () => {
  it("reads with its token, path and query encoded", async () => {
    await using service = await startHttpStandIn({ status: 200, body: { things: [1] } });
    await using skill = start(`${service.url}/base`);
    const query = { q: "a&b", n: 5, ok: true, tag: ["x", "ü"], none: null };
    expect(await skill.invoke("get", { path: "/v1/a b/%2F", query, host })).toEqual({
      http_status: 200,
      body: { things: [1] },
    });
    expect(service.requests).toMatchObject([
      {
        method: "GET",
        path: "/base/v1/a%20b/%2F?q=a%26b&n=5&ok=true&tag=x&tag=%C3%BC",
        headers: { authorization: `Bearer ${token}`, accept: "application/json" },
        text: "",
      },
    ]);
  });

  it.each([
    ["POST", { name: "x" }],
    ["PUT", [1, 2]],
    ["PATCH", { a: null }],
    ["DELETE", undefined],
  ])("sends with %s", async (method, body) => {
    await using service = await startHttpStandIn({ status: 204 });
    await using skill = start(service.url);
    const input = { method, path: "/v1/things/1", host, ...(body !== undefined && { body }) };
    expect(await skill.invoke("send", input)).toEqual({ http_status: 204, body: null });
    expect(service.requests[0]).toMatchObject({ method, json: body });
  });

  it("gives back text that is no JSON", async () => {
    await using service = await startHttpStandIn({ status: 200, body: "NaN" });
    await using skill = start(service.url);
    expect(await skill.invoke("get", { path: "/", host })).toMatchObject({ body: "NaN" });
  });

  it.each<[Answer, string, string]>([
    [{ status: 400, body: { message: "bad thing" } }, "invalid-input", "bad thing"],
    [{ status: 401, body: { error: `no ${token}` } }, "unauthorized", "no [hidden]"],
    [{ status: 422, body: { errors: [{ a: 1 }] } }, "invalid-input", '[{"a": 1}]'],
    [{ status: 429, headers: { "retry-after": "5" } }, "rate-limited", "gave no reason"],
    [{ status: 500, body: "<h1>Oops</h1>" }, "service-error", "Oops"],
    [{ status: 301, headers: { location: "http://evil.example.com" } }, "service-error", "301"],
  ])("reports %j", async (answer, code, text) => {
    await using service = await startHttpStandIn(answer);
    await using skill = start(service.url);
    const error = await skill.invoke("get", { path: "/", host });
    expect(errorCode(error)).toBe(code);
    expect(error["message"]).toContain(text);
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ["v1"],
    ["//evil.example.com/"],
    ["/a/../b"],
    ["/a/%2e%2E/b"],
    ["/a?b"],
    ["/a#b"],
    ["/a\\b"],
    ["/a\nb"],
    [""],
    [5],
  ])("refuses the path %j", async (path) => {
    await using skill = start("http://127.0.0.1:1");
    expect(errorCode(await skill.invoke("get", { path, host }))).toBe("invalid-input");
  });

  it("calls its own host when no base URL is configured", async () => {
    await using skill = startTemplate("json-api");
    expect(await skill.invoke("preview", { path: "/v1", host })).toEqual({
      url: "https://api.example.com/v1",
    });
  });
});
