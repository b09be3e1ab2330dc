import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where real OpenAPI documents are, which belong to their owners and are never copied. */
const directory = join(process.env["SKILLWRIGHT_REFERENCE"] ?? "", "openapi");

/** Whether they are here; tests that need them skip otherwise. */
export const haveDocuments =
  process.env["SKILLWRIGHT_REFERENCE"] !== undefined && existsSync(directory);

/** Said in the titles of the tests that need them. */
export const whyNot = "needs SKILLWRIGHT_REFERENCE with openapi/";

/** The path of one document. */
export function referenceDocument(name: string): string {
  return join(directory, name);
}

/** Document, intent, and the operation that it asks for. */
export const intents: readonly (readonly [string, string, string])[] = [
  ["sendgrid.json", "send email via SendGrid", "POST /mail/send"],
  ["sendgrid.json", "list all transactional templates", "GET /templates"],
  ["sendgrid.json", "create an API key", "POST /api_keys"],
  ["sendgrid.json", "delete an API key", "DELETE /api_keys/{api_key_id}"],
  ["sendgrid.json", "add or update contacts in marketing", "PUT /marketing/contacts"],
  ["sendgrid.json", "get global email statistics", "GET /stats"],
  ["sendgrid.json", "show all bounces", "GET /suppression/bounces"],
  ["sendgrid.json", "create a marketing contact list", "POST /marketing/lists"],
  ["sendgrid.json", "validate an email address", "POST /validations/email"],
  ["sendgrid.json", "list the verified senders", "GET /verified_senders"],
  ["discord.json", "send a message to a Discord channel", "POST /channels/{channel_id}/messages"],
  [
    "discord.json",
    "delete a message from a channel",
    "DELETE /channels/{channel_id}/messages/{message_id}",
  ],
  ["discord.json", "ban a user from a Discord server", "PUT /guilds/{guild_id}/bans/{user_id}"],
  ["discord.json", "create a webhook for a channel", "POST /channels/{channel_id}/webhooks"],
  ["discord.json", "list the roles of a guild", "GET /guilds/{guild_id}/roles"],
  ["discord.json", "pin a message", "PUT /channels/{channel_id}/messages/pins/{message_id}"],
  ["discord.json", "get my own user", "GET /users/@me"],
  ["discord.json", "list guild emojis", "GET /guilds/{guild_id}/emojis"],
  ["resend.yaml", "send an email with Resend", "POST /emails"],
  ["resend.yaml", "cancel a scheduled email", "POST /emails/{email_id}/cancel"],
  ["resend.yaml", "list my domains", "GET /domains"],
  ["resend.yaml", "verify a domain", "POST /domains/{domain_id}/verify"],
  ["resend.yaml", "send a batch of emails", "POST /emails/batch"],
  ["resend.yaml", "delete a contact", "DELETE /contacts/{id}"],
  ["resend.yaml", "create an API key", "POST /api-keys"],
  ["petstore-expanded.json", "list all pets", "GET /pets"],
  ["petstore-expanded.json", "add a pet to the store", "POST /pets"],
  ["petstore-expanded.json", "find a pet by its id", "GET /pets/{id}"],
  ["petstore-expanded.json", "delete a pet", "DELETE /pets/{id}"],
  ["uspto.json", "list the available data sets", "GET /"],
  ["uspto.json", "search patent records in a dataset", "POST /{dataset}/{version}/records"],
  ["tictactoe.json", "get the whole tic tac toe board", "GET /board"],
  ["tictactoe.json", "place a mark on a square", "PUT /board/{row}/{column}"],
];

/** Document, intent, and the several operations that it asks for, in its order. */
export const severalIntents: readonly (readonly [string, string, readonly string[]])[] = [
  ["petstore-expanded.json", "list and add pets", ["GET /pets", "POST /pets"]],
  [
    "petstore-expanded.json",
    "add a pet, find it by its id, and delete it",
    ["POST /pets", "GET /pets/{id}", "DELETE /pets/{id}"],
  ],
  ["resend.yaml", "create and list API keys", ["POST /api-keys", "GET /api-keys"]],
  [
    "resend.yaml",
    "send an email with Resend and list my domains",
    ["POST /emails", "GET /domains"],
  ],
  [
    "sendgrid.json",
    "create and delete an API key",
    ["POST /api_keys", "DELETE /api_keys/{api_key_id}"],
  ],
  ["sendgrid.json", "GET /stats and POST /mail/send", ["GET /stats", "POST /mail/send"]],
  [
    "discord.json",
    "list the roles of a guild and create a webhook for a channel",
    ["GET /guilds/{guild_id}/roles", "POST /channels/{channel_id}/webhooks"],
  ],
  [
    "tictactoe.json",
    "get the whole board and place a mark on a square",
    ["GET /board", "PUT /board/{row}/{column}"],
  ],
];
