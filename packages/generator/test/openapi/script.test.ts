import { readFileSync } from "node:fs";
import { analyzeScript } from "@skillwright/python-runtime";
import { expect, it } from "vitest";
import { expandSharedCode, httpMarker, protocolMarker } from "../../src/authors/llm/shared-code.ts";
import { scriptFile } from "../../src/authors/openapi/build-package.ts";
import { startHttpStandIn } from "../templates/http-stand-in.ts";
import { shop, startOpenApiSkill } from "./openapi-skill.ts";

const script = readFileSync(scriptFile, "utf8");

it("passes the security rules and answers the protocol", () => {
  const { diagnostics, handlers } = analyzeScript(script);
  expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(handlers).toEqual(expect.arrayContaining(["handshake", "invoke", "health", "shutdown"]));
});

it.each([protocolMarker, httpMarker])("has the templates' own code for %s", (marker) => {
  const region = expandSharedCode(marker);
  expect(script).toContain(region.slice(region.indexOf("# ---")));
});

it("sends query parameters in every style, and joins pages until one is empty", async () => {
  await using service = await startHttpStandIn(({ path }) => {
    const page = Number(new URL(path, "http://x").searchParams.get("page") ?? 1);
    return { status: 200, body: { orders: page < 3 ? [{ page }] : [], total: 2 } };
  });
  await using skill = await startOpenApiSkill(shop, "GET /orders", service.url);
  const input = { state: ["new", "paid"], ids: [1, 2], filter: { who: "a b" }, max_pages: 5 };
  expect(await skill.process.invoke({ action: "list-orders", ...input })).toMatchObject({
    status: "ok",
    result: { http_status: 200, body: { orders: [{ page: 1 }, { page: 2 }], total: 2 } },
  });
  expect(service.requests[0]).toMatchObject({
    method: "GET",
    path: "/orders?state=new&state=paid&ids=1%7C2&filter%5Bwho%5D=a+b",
    headers: { authorization: "Bearer api_key-value" },
  });
  expect(service.requests.map(({ path }) => /page=(\d)/.exec(path)?.[1])).toEqual([
    undefined,
    "2",
    "3",
  ]);
});

it("sends JSON, and says what the service says when it refuses", async () => {
  await using service = await startHttpStandIn({
    status: 422,
    body: { errors: [{ message: "count too high, api_key-value" }] },
  });
  await using skill = await startOpenApiSkill(shop, "POST /orders", service.url);
  const body = { item: "paper", count: 3 };
  expect(await skill.process.invoke({ action: "create-order", body })).toMatchObject({
    status: "error",
    error: {
      code: "invalid-input",
      message: expect.stringContaining("count too high, [hidden]"),
      data: { status: 422 },
    },
  });
  expect(service.requests[0]?.json).toEqual(body);
  expect(await skill.process.invoke({ action: "create-order" })).toMatchObject({
    error: { code: "invalid-input" },
  });
});

it("fills in paths and headers so that nothing leaves its place, with basic authentication", async () => {
  await using service = await startHttpStandIn({ status: 204 });
  await using skill = await startOpenApiSkill(shop, "DELETE /orders/{order id}", service.url);
  const input = { "order id": "a/../b?x", "X-Reason": "late", query_action: "now" };
  expect(await skill.process.invoke({ action: "delete-order", ...input })).toMatchObject({
    result: { http_status: 204, body: null },
  });
  const authorization = `Basic ${Buffer.from("user-value:password-value").toString("base64")}`;
  expect(service.requests[0]).toMatchObject({
    path: "/orders/a%2F..%2Fb%3Fx?action=now",
    headers: { authorization, "x-reason": "late" },
  });
  for (const bad of [{ "order id": ".." }, { "order id": "a", "X-Reason": "a\r\nB: c" }]) {
    expect(await skill.process.invoke({ action: "delete-order", ...bad })).toMatchObject({
      error: { code: "invalid-input" },
    });
  }
  expect(service.requests).toHaveLength(1);
});

it("gets an access token for itself once, follows cursors, and keeps the token to the host", async () => {
  await using service = await startHttpStandIn(({ path }) => {
    if (path === "/token")
      return { status: 200, body: { access_token: "token-value", expires_in: 600 } };
    if (path.includes("cursor=two"))
      return {
        status: 200,
        headers: { link: '<https://evil.example.com/>; rel="next"' },
        body: { data: [2] },
      };
    return { status: 200, body: { data: [1], next_cursor: "two" } };
  });
  const tokenUrl = { token_url: `${service.url}/token` };
  await using skill = await startOpenApiSkill(shop, "GET /events", service.url, tokenUrl);
  for (let call = 0; call < 2; call++) {
    const outcome = await skill.process.invoke({ action: "list-events", max_pages: 9 });
    expect(outcome).toMatchObject({ result: { body: { data: [1, 2] } } });
  }
  expect(service.requests.filter(({ path }) => path === "/token")).toHaveLength(1);
  expect(service.requests[0]?.text).toBe("grant_type=client_credentials&scope=orders%3Aread");
  expect(service.requests[1]?.headers.authorization).toBe("Bearer token-value");
  expect(skill.manifest.permissions.network).toEqual(["eu.shop.example.com", "auth.example.com"]);
});

it("sends forms, with the key in the query", async () => {
  await using service = await startHttpStandIn({ status: 200, body: "fine" });
  await using skill = await startOpenApiSkill(shop, "POST /invoices", service.url);
  const body = { customer: "A & B", lines: ["x", "y"] };
  expect(await skill.process.invoke({ action: "create-invoice", body })).toMatchObject({
    result: { body: "fine" },
  });
  expect(service.requests[0]).toMatchObject({
    path: "/invoices?api_key=api_key-value",
    text: "customer=A+%26+B&lines=x&lines=y",
  });
});

it("sends files as parts that no name can break out of, with the key in a header", async () => {
  await using service = await startHttpStandIn({ status: 200 });
  await using skill = await startOpenApiSkill(shop, "POST /files", service.url);
  const file = {
    filename: 'a"\r\nX: y.txt',
    content_base64: Buffer.from("héllo").toString("base64"),
  };
  await skill.process.invoke({ action: "upload-file", body: { title: "t", file } });
  const [request] = service.requests;
  expect(request?.headers).toMatchObject({
    "x-api-key": "api_key-value",
    "content-type": expect.stringContaining("multipart/form-data; boundary="),
  });
  const form = await new Response(request?.text ?? "", {
    headers: { "content-type": request?.headers["content-type"] ?? "" },
  }).formData();
  expect(form.get("title")).toBe("t");
  expect(form.get("file")).toMatchObject({ size: 6, type: "application/octet-stream" });
  expect(request?.text).not.toContain("\r\nX: y");
});

it("waits when the service asks for it, and sends a cookie", async () => {
  let calls = 0;
  await using service = await startHttpStandIn(() =>
    ++calls < 2 ? { status: 429, headers: { "retry-after": "0" } } : { status: 200, body: {} },
  );
  await using skill = await startOpenApiSkill(shop, "GET /session", service.url);
  expect(await skill.process.invoke({ action: "get-session" })).toMatchObject({ status: "ok" });
  expect(service.requests.map(({ headers }) => headers.cookie)).toEqual([
    "session=api_key-value",
    "session=api_key-value",
  ]);
});

it("gives up when the wait is long, saying how long", async () => {
  await using service = await startHttpStandIn({ status: 429, headers: { "retry-after": "90" } });
  await using skill = await startOpenApiSkill(shop, "GET /session", service.url);
  expect(await skill.process.invoke({ action: "get-session" })).toMatchObject({
    error: { code: "rate-limited", data: { retry_after: 90 } },
  });
  expect(service.requests).toHaveLength(1);
});
