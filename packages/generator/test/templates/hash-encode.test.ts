import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("hash-encode");

const formats = ["base64", "base64url", "base32", "hex", "url", "html"];

describe("hash-encode", () => {
  it.each([
    ["md5", "md5"],
    ["sha1", "sha1"],
    ["sha224", "sha224"],
    ["sha256", "sha256"],
    ["sha384", "sha384"],
    ["sha512", "sha512"],
    ["sha3_256", "sha3-256"],
    ["sha3_512", "sha3-512"],
    ["blake2b", "blake2b512"],
  ])("hashes by %s as others do", async (algorithm, name) => {
    const text = "naïve 漢字 😀";
    const hash = createHash(name).update(text);
    expect(await skill.invoke("hash", { text, algorithm })).toEqual({
      algorithm,
      hex: hash.copy().digest("hex"),
      base64: hash.digest("base64"),
    });
  });

  it("computes CRC-32 with its leading zeros", async () => {
    for (const text of ["hello", "", "codding"]) {
      const hex = crc32(text).toString(16).padStart(8, "0");
      expect(await skill.invoke("hash", { text, algorithm: "crc32" })).toMatchObject({ hex });
    }
  });

  it("hashes bytes", async () => {
    const bytes = Buffer.from([0, 255, 128]);
    expect(await skill.invoke("hash", { base64: bytes.toString("base64") })).toMatchObject({
      hex: createHash("sha256").update(bytes).digest("hex"),
    });
  });

  it("decodes what it encodes, in every format", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...formats),
        fc.string({ unit: "grapheme" }),
        async (format, text) => {
          const { encoded = null } = await skill.invoke("encode", { text, format });
          expect(await skill.invoke("decode", { encoded, format })).toMatchObject({ text });
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ["base64", "aGVs\n bG8", "hello"],
    ["base64url", "-_8", null],
    ["base32", "nbswy3dp", "hello"],
    ["hex", "68 65 6C6c6f", "hello"],
    ["url", "a+b%20c%C3%BC", "a+b cü"],
    ["html", "&lt;&eacute;&#x1F600;&gt;", "<é😀>"],
  ])("decodes the %s %j", async (format, encoded, text) => {
    expect(await skill.invoke("decode", { encoded, format })).toMatchObject({ text });
  });

  it.each([
    ["hash", { text: "a", algorithm: "rot13" }],
    ["hash", {}],
    ["hash", { text: "a", base64: "YQ==" }],
    ["hash", { text: "\ud800" }],
    ["hash", { base64: "*" }],
    ["encode", { text: "a", format: "zip" }],
    ["encode", { base64: "/w==", format: "html" }],
    ["decode", { encoded: "*", format: "base64" }],
    ["decode", { encoded: "+/", format: "base64url" }],
    ["decode", { encoded: "xyz", format: "hex" }],
    ["decode", { encoded: "1", format: "base32" }],
    ["decode", { encoded: 5 }],
  ])("refuses to %s %j", async (action, input) => {
    expect(errorCode(await skill.invoke(action, input))).toBe("invalid-input");
  });
});
