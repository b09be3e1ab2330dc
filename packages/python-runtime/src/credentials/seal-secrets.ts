import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";

const algorithm = "aes-256-gcm";
/** NIST SP 800-38D: 96 bits, never repeated under one key; random ones are safe for 2^32 writes. */
const nonceBytes = 12;
const saltBytes = 16;

const sealed = z.object({
  format: z.literal("skillwright-vault-1"),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  secrets: z.base64(),
});
const opened = z.record(z.string(), z.string());

/** The salt of a vault's text, or a new one for a vault that does not exist yet. */
export function vaultSalt(text: string | undefined): Buffer {
  if (text === undefined) return randomBytes(saltBytes);
  return Buffer.from(sealed.parse(JSON.parse(text)).salt, "base64");
}

/** All secrets as one encrypted text, so not even their names show. */
export function sealSecrets(
  secrets: ReadonlyMap<string, string>,
  key: Buffer,
  salt: Buffer,
): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(salt);
  const text = JSON.stringify(Object.fromEntries(secrets));
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${JSON.stringify({
    format: "skillwright-vault-1",
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
    secrets: data.toString("base64"),
  })}\n`;
}

/** The opposite of {@link sealSecrets}. @throws Error when the key is another or the text was changed. */
export function openSecrets(text: string, key: Buffer): Map<string, string> {
  const { salt, nonce, tag, secrets } = sealed.parse(JSON.parse(text));
  const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, "base64"), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(salt, "base64"))
    .setAuthTag(Buffer.from(tag, "base64"));
  const data = Buffer.concat([decipher.update(secrets, "base64"), decipher.final()]);
  return new Map(Object.entries(opened.parse(JSON.parse(data.toString("utf8")))));
}
