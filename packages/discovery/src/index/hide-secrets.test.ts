import { expect, it } from "vitest";
import { hideSecrets, publicUri, rememberSecrets } from "./hide-secrets.ts";

it.each([
  ["/home/me/index?", "/home/me/index?"],
  ["C:\\skills\\index", "C:\\skills\\index"],
  ["s3://bucket/team/index", "s3://bucket/team/index"],
  ["s3://key:secret@bucket/index?token=x#y", "s3://bucket/index"],
  ["az://a@b:c@container/index", "az://container/index"],
  ["db://team-index", "db://team-index"],
])("shows %s as %s", (uri, shown) => {
  expect(publicUri(uri)).toBe(shown);
});

it("hides what options hold, also as part of an address, and says regions as they are", () => {
  rememberSecrets("s3://me:pass word@bucket/x", {
    apiKey: "sk_cloud/1",
    storageOptions: { aws_secret_access_key: "wJalr/XUtn", region: "eu-west-1", short: "abc" },
  });
  const text =
    "GET https://x?k=sk_cloud%2F1 with wJalr/XUtn at s3://me:pass word@bucket/x in eu-west-1 abc";
  expect(hideSecrets(text)).toBe(
    "GET https://x?k=[redacted] with [redacted] at [redacted] in eu-west-1 abc",
  );
});
