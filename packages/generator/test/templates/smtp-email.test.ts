import { describe, expect, it } from "vitest";
import { errorCode, startTemplate } from "./skill-session.ts";
import { startSmtpStandIn } from "./smtp-stand-in.ts";

const password = "secret-password-1";
const mail = { to: "ada@example.com", from: "bot@example.com", subject: "Hello", text: "Hi Ada" };

function start(env: Record<string, string> = {}) {
  return startTemplate("smtp-email", { SMTP_USERNAME: "user", SMTP_PASSWORD: password, ...env });
}

function local(port: number) {
  return { host: "127.0.0.1", port, security: "none" };
}

describe("smtp-email sends", () => {
  it("one message to everyone, hidden copies hidden", async () => {
    await using server = await startSmtpStandIn();
    await using skill = start();
    const result = await skill.invoke("send", {
      ...mail,
      ...local(server.port),
      to: ["Ada Lovelace <ada@example.com>", "grace@example.com"],
      cc: "cc@example.com",
      bcc: ["bcc@example.com", "ada@example.com"],
      reply_to: "answers@example.com",
      subject: "Grüße 😀",
    });
    expect(result).toMatchObject({ status: "accepted", refused: {} });
    expect(server.commands.filter((line) => /^(?:MAIL|RCPT)/.test(line))).toEqual([
      expect.stringContaining("<bot@example.com>"),
      "RCPT TO:<ada@example.com>",
      "RCPT TO:<grace@example.com>",
      "RCPT TO:<cc@example.com>",
      "RCPT TO:<bcc@example.com>",
    ]);
    const login = Buffer.from(`\0user\0${password}`).toString("base64");
    expect(server.commands).toContain(`AUTH PLAIN ${login}`);
    const [message = ""] = server.messages;
    expect(message).toContain("To: Ada Lovelace <ada@example.com>, grace@example.com");
    expect(message).toContain("Cc: cc@example.com");
    expect(message).toContain("Reply-To: answers@example.com");
    expect(message).toContain("Subject: =?utf-8?");
    expect(message).toMatch(/^Message-ID: <.+@example\.com>$/m);
    expect(message).toContain("Hi Ada");
    expect(message).not.toContain("bcc@example.com");
  });

  it("text, HTML and attachments as parts", async () => {
    await using server = await startSmtpStandIn();
    await using skill = start();
    const attachments = [{ filename: "a ü.txt", content: "SGVsbG8=", type: "text/plain" }];
    await skill.invoke("send", { ...mail, ...local(server.port), html: "<p>Hi</p>", attachments });
    const [message = ""] = server.messages;
    expect(message).toContain("multipart/mixed");
    expect(message).toContain("multipart/alternative");
    expect(message).toContain("<p>Hi</p>");
    expect(message).toContain("SGVsbG8=");
  });

  it("and does not mind a rude farewell", async () => {
    await using server = await startSmtpStandIn({ QUIT: "" });
    await using skill = start();
    expect(await skill.invoke("send", { ...mail, ...local(server.port) })).toMatchObject({
      status: "accepted",
    });
  });

  it("to those that the server takes, and tells whom it refused", async () => {
    await using server = await startSmtpStandIn({ "RCPT TO:<no@": "550 no such user" });
    await using skill = start();
    const input = { ...mail, ...local(server.port), to: ["ada@example.com", "no@example.com"] };
    expect(await skill.invoke("send", input)).toMatchObject({
      status: "accepted",
      refused: { "no@example.com": "550 no such user" },
    });
  });
});

describe("smtp-email reports", () => {
  it.each([
    [
      "a wrong password",
      { AUTH: `535 bad credentials ${password}` },
      { code: "unauthorized", status: 535 },
    ],
    ["no recipient taken", { RCPT: "550 no such user" }, { code: "invalid-input" }],
    [
      "a sender that is refused",
      { MAIL: "553 not yours" },
      { code: "invalid-input", temporary: false },
    ],
    ["a server that is busy", { MAIL: "451 later" }, { code: "service-error", temporary: true }],
    ["a message that is refused", { ".": "554 spam" }, { code: "invalid-input", status: 554 }],
    ["a broken connection", { DATA: "" }, { code: "network-unreachable", maybe_done: true }],
  ])("%s, never naming the password", async (_, answers, data) => {
    await using server = await startSmtpStandIn(answers);
    await using skill = start();
    const error = await skill.invoke("send", { ...mail, ...local(server.port) });
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error) + skill.stderr()).not.toContain(password);
  });

  it("a server that offers no encryption, before it says the password", async () => {
    await using server = await startSmtpStandIn();
    await using skill = start();
    const input = { ...mail, ...local(server.port), security: "starttls" };
    expect(errorCode(await skill.invoke("send", input))).toBe("service-error");
    expect(server.commands.join()).not.toContain("AUTH");
  });

  it("a server that is not there", async () => {
    await using skill = start();
    const error = await skill.invoke("send", { ...mail, ...local(1) });
    expect(errorCode(error)).toBe("network-unreachable");
  });

  it.each([
    ["no host", { host: "" }],
    ["a host with a port", { host: "a:25" }],
    ["no encryption to another machine", { host: "smtp.example.com", security: "none" }],
    ["a port that does not exist", { port: 70_000 }],
    ["no recipient", { to: [] }],
    ["a recipient with a line break", { to: "ada@example.com\r\nBcc: x@example.com" }],
    ["a subject of two lines", { subject: "a\nBcc: x@example.com" }],
    ["an empty message", { text: "" }],
    ["a MIME type that is none", { attachments: [{ filename: "a", content: "", type: "x\ny" }] }],
    ["a file name with a line break", { attachments: [{ filename: "a\nb", content: "" }] }],
  ])("%s", async (_, change) => {
    await using skill = start();
    const input = { ...mail, host: "127.0.0.1", security: "none", port: 1, ...change };
    expect(errorCode(await skill.invoke("send", input))).toBe("invalid-input");
  });

  it("that no server is configured, unless one is", async () => {
    await using skill = start();
    expect(errorCode(await skill.invoke("send", { ...mail }))).toBe("setting-invalid");
    await using configured = start({ SKILL_SETTING_SMTP_HOST: "smtp.gmail.com" });
    expect(await configured.invoke("preview", { ...mail })).toMatchObject({
      host: "smtp.gmail.com",
    });
  });

  it("a missing password", async () => {
    await using skill = start({ SMTP_PASSWORD: "" });
    expect(errorCode(await skill.invoke("send", { ...mail, ...local(1) }))).toBe(
      "credential-missing",
    );
  });
});
