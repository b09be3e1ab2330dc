import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const token = "ghp_secret0123456789";
const created: Answer = {
  status: 201,
  body: { number: 7, html_url: "https://github.com/o/r/issues/7" },
};
const issue = { repository: "octocat/hello-world", title: "It is broken" };

function start(url: string, env: Record<string, string> = {}) {
  return startTemplate("github-issue", {
    GITHUB_TOKEN: token,
    SKILL_SETTING_BASE_URL: url,
    ...env,
  });
}

describe("github-issue", () => {
  it("sends the documented request", async () => {
    await using service = await startHttpStandIn(created);
    await using skill = start(service.url);
    const more = { body: "Since *yesterday* 😀", labels: ["bug"], assignees: ["octocat"] };
    expect(await skill.invoke("create", { ...issue, ...more })).toEqual({
      status: "created",
      number: 7,
      url: "https://github.com/o/r/issues/7",
    });
    expect(service.requests).toMatchObject([
      {
        method: "POST",
        path: "/repos/octocat/hello-world/issues",
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "x-github-api-version": "2022-11-28",
          "user-agent": expect.stringContaining("Skillwright"),
        },
        json: { title: "It is broken", ...more },
      },
    ]);
  });

  it("reaches an enterprise server below its path", async () => {
    await using service = await startHttpStandIn(created);
    await using skill = start(`${service.url}/api/v3/`);
    await skill.invoke("create", issue);
    expect(service.requests[0]?.path).toBe("/api/v3/repos/octocat/hello-world/issues");
  });

  it.each<[string, Answer, object]>([
    [
      "a wrong token",
      { status: 401, body: { message: `Bad credentials ${token}` } },
      { code: "unauthorized" },
    ],
    [
      "a missing right",
      { status: 403, body: { message: "Resource not accessible" } },
      { code: "unauthorized" },
    ],
    [
      "a used up limit",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" } },
      { code: "rate-limited", retry_after: 0 },
    ],
    [
      "a secondary limit",
      { status: 403, headers: { "retry-after": "60" } },
      { code: "rate-limited", retry_after: 60 },
    ],
    [
      "a repository that is not there",
      { status: 404, body: { message: "Not Found" } },
      { code: "invalid-input" },
    ],
    [
      "issues that are turned off",
      { status: 410, body: { message: "Issues are disabled" } },
      { code: "invalid-input" },
    ],
    ["a service in trouble", { status: 503 }, { code: "service-error" }],
  ])("reports %s and never names the token", async (_, answer, data) => {
    await using service = await startHttpStandIn(answer);
    await using skill = start(service.url);
    const error = await skill.invoke("create", issue);
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error)).not.toContain(token);
  });

  it("says which field GitHub refuses", async () => {
    const errors = [{ resource: "Issue", field: "labels", code: "invalid" }];
    const body = { message: "Validation Failed", errors };
    await using service = await startHttpStandIn({ status: 422, body });
    await using skill = start(service.url);
    expect(await skill.invoke("create", issue)).toMatchObject({
      message: "GitHub answered 422: Validation Failed; labels: invalid",
    });
  });

  it.each([
    [{ repository: "hello-world" }],
    [{ repository: "a/.." }],
    [{ repository: "a/b/c" }],
    [{ repository: "a/b?x" }],
    [{ title: "" }],
    [{ body: 1 }],
    [{ labels: "bug" }],
    [{ assignees: [""] }],
  ])("refuses %j", async (change) => {
    await using service = await startHttpStandIn(created);
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke("create", { ...issue, ...change }))).toBe("invalid-input");
    expect(service.requests).toEqual([]);
  });
});
