import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitTemplate } from "../../src/templates/fit-template.ts";
import { loadTemplates } from "../../src/templates/load-templates.ts";

const templates = await loadTemplates();

function find(name: string) {
  const template = templates.find((candidate) => candidate.name === name);
  if (!template) throw new Error(`no template ${name}`);
  return template;
}

/** The values picked, or the reason of refusal. */
function fit(name: string, intent: string): Record<string, unknown> | string {
  const result = fitTemplate(find(name), intent);
  if (!result.fits) return result.reason;
  return Object.fromEntries(
    Array.from(result.variables, ([key, { data }]) => [key, data["value"]]),
  );
}

describe.each(templates.map(({ name }) => name))("%s", (name) => {
  it("fits each of its own examples", () => {
    const refused = find(name).definition.examples.filter(
      (example) => typeof fit(name, example) === "string",
    );
    expect(refused.map((example) => [example, fit(name, example)])).toEqual([]);
  });
});

describe("unit-conversion", () => {
  it.each([
    ["convert temperatures between Celsius and Fahrenheit", "temperature", "celsius", "fahrenheit"],
    ["convert Fahrenheit to Celsius", "temperature", "fahrenheit", "celsius"],
    ["C to F converter", "temperature", "celsius", "fahrenheit"],
    ["convert temperatures to kelvin", "temperature", "celsius", "kelvin"],
    ["convert temperatures into Celsius", "temperature", "fahrenheit", "celsius"],
    ["temperature conversion", "temperature", "celsius", "fahrenheit"],
    ["convert temperature in celsius to kelvin", "temperature", "celsius", "kelvin"],
    ["convert miles to kilometers", "length", "mile", "kilometer"],
    ["convert a distance to kilometers from miles", "length", "mile", "kilometer"],
    ["kilometers from miles, please convert", "length", "mile", "kilometer"],
    ["how many feet are there in a meter", "length", "meter", "foot"],
    ["how many pounds is 5 kg", "mass", "kilogram", "pound"],
    ["how many pounds in 5kg?", "mass", "kilogram", "pound"],
    ["5 kg in pounds", "mass", "kilogram", "pound"],
    ["turn litres into US gallons", "volume", "liter", "gallon"],
    ["convert fluid ounces to ml", "volume", "fluid ounce", "milliliter"],
    ["100 km/h to mph", "speed", "kilometer per hour", "mile per hour"],
    ["convert speeds", "speed", "kilometer per hour", "mile per hour"],
    ["convert MB to Mb", "data size", "megabyte", "megabit"],
    ["convert data sizes from GiB to GB", "data size", "gibibyte", "gigabyte"],
    ["unit converter", "measurement", "kilometer", "mile"],
    ["convert metric to imperial", "measurement", "kilometer", "mile"],
    ["convert miles to km and pounds to kg", "measurement", "mile", "kilometer"],
    ["convert miles to metric", "length", "mile", "kilometer"],
  ])("reads %j", (intent, quantity, from, to) => {
    expect(fit("unit-conversion", intent)).toMatchObject({ quantity, from, to });
  });

  it.each([
    "convert PDF to Word",
    "convert dollars to euros",
    "convert pounds to dollars",
    "convert miles to kilograms",
    "convert miles to parsecs",
    "convert smoots to miles",
    "convert C to Python",
    "track my weight",
    "what is the weather in Celsius",
    "send an email",
    "summarize this text",
    "",
    "把摄氏度换算成华氏度",
  ])("refuses %j", (intent) => {
    expect(fit("unit-conversion", intent)).toBeTypeOf("string");
  });
});

describe("csv-json", () => {
  it.each([
    ["turn this CSV into JSON", "csv", "json", ","],
    ["convert JSON to CSV", "json", "csv", ","],
    ["export JSON as CSV", "json", "csv", ","],
    ["make CSV from JSON", "json", "csv", ","],
    ["JSON from CSV", "csv", "json", ","],
    ["parse CSV", "csv", "json", ","],
    ["generate a CSV", "json", "csv", ","],
    ["convert TSV to JSON", "csv", "json", "tab"],
    ["read semicolon-separated CSV files into JSON", "csv", "json", ";"],
    ["CSV to JSON and back", "csv", "json", ","],
  ])("reads %j", (intent, from, to, delimiter) => {
    expect(fit("csv-json", intent)).toMatchObject({ from, to, delimiter });
  });

  it.each([
    "convert PDF to Word",
    "convert JSON to YAML",
    "convert CSV to Excel",
    "turn CSV into parquet",
    "validate JSON",
    "export the Postgres table to CSV",
    "sort a CSV by date",
    "convert miles to kilometers",
  ])("refuses %j", (intent) => {
    expect(fit("csv-json", intent)).toBeTypeOf("string");
  });
});

describe("sendgrid-email", () => {
  it.each([
    ["send email via SendGrid", undefined],
    [
      "Send an email to bob.smith+x@mail.example.co.uk with sendgrid",
      "bob.smith+x@mail.example.co.uk",
    ],
    ["email me the report through Twilio SendGrid", undefined],
  ])("reads %j", (intent, recipient) => {
    expect(fit("sendgrid-email", intent)).toEqual({ recipient });
  });

  it.each([
    "send an email",
    "send an email via Mailgun",
    "send an email via SendGrid or Mailgun",
    "list SendGrid bounces",
    "create a SendGrid contact list",
    "post SendGrid statistics to Slack",
    "receive email with SendGrid inbound parse",
  ])("refuses %j", (intent) => {
    expect(fit("sendgrid-email", intent)).toBeTypeOf("string");
  });
});

describe("slack-message", () => {
  it.each([
    ["post a message to Slack #ops", "#ops"],
    ["tell #général on Slack", "#général"],
    ["send slack messages", undefined],
    ["notify Slack about issue #42", undefined],
  ])("reads %j", (intent, channel) => {
    expect(fit("slack-message", intent)).toEqual({ channel });
  });

  it.each([
    "post a message to Discord",
    "post to #general",
    "read Slack messages",
    "search Slack history",
    "send GitHub notifications to Slack",
    "upload a file to Slack",
  ])("refuses %j", (intent) => {
    expect(fit("slack-message", intent)).toBeTypeOf("string");
  });
});

describe("text-statistics", () => {
  it.each([
    ["word count", "analyze", 10],
    ["find the 20 most frequent words", "frequencies", 20],
    ["top 5 most common words in a text", "frequencies", 5],
  ])("reads %j", (intent, focus, limit) => {
    expect(fit("text-statistics", intent)).toMatchObject({ focus, limit });
  });

  it.each([
    "translate words",
    "count calories",
    "count files",
    "summarize a text",
    "count the words in a PDF",
  ])("refuses %j", (intent) => {
    expect(fit("text-statistics", intent)).toBeTypeOf("string");
  });
});

describe("hash-encode", () => {
  it.each([
    ["compute the SHA-512 hash of a string", "hash", "sha512", "base64"],
    ["md5 checksum", "hash", "md5", "base64"],
    ["base64 encode text", "encode", "sha256", "base64"],
    ["decode base64", "decode", "sha256", "base64"],
    ["base64 decoder", "decode", "sha256", "base64"],
    ["url-encode a string", "encode", "sha256", "url"],
    ["convert text to hex", "encode", "sha256", "hex"],
    ["unescape HTML", "decode", "sha256", "html"],
  ])("reads %j", (intent, task, algorithm, format) => {
    expect(fit("hash-encode", intent)).toEqual({ task, algorithm, format });
  });

  it.each([
    "hash passwords with bcrypt",
    "encrypt a text",
    "checksum of a file",
    "shorten URLs",
    "generate a QR code",
  ])("refuses %j", (intent) => {
    expect(fit("hash-encode", intent)).toBeTypeOf("string");
  });
});

describe("date-arithmetic", () => {
  it.each([
    ["how many days between two dates", "difference"],
    ["how many days until Christmas", "difference"],
    ["what date is 6 weeks from today", "add"],
    ["day of the week for a date", "describe"],
    ["time zone converter", "convert_time"],
    ["what time is it in Tokyo", "convert_time"],
  ])("reads %j", (intent, task) => {
    expect(fit("date-arithmetic", intent)).toMatchObject({ task });
  });

  it("reads zones with their direction", () => {
    expect(
      fit("date-arithmetic", "convert time from Tokyo to Berlin, time zone tool"),
    ).toMatchObject({
      task: "convert_time",
      from_zone: "Asia/Tokyo",
      to_zone: "Europe/Berlin",
    });
  });

  it.each([
    "remind me in 3 days",
    "schedule a meeting",
    "the weather in Paris",
    "sort files by date",
  ])("refuses %j", (intent) => {
    expect(fit("date-arithmetic", intent)).toBeTypeOf("string");
  });
});

describe("discord-message, github-issue, weather", () => {
  it.each([
    [
      "github-issue",
      "open an issue in octocat/hello-world on GitHub",
      { repository: "octocat/hello-world" },
    ],
    ["github-issue", "report bugs at https://github.com/a/b.c", { repository: "a/b.c" }],
    ["github-issue", "create a GitHub issue and/or ticket", { repository: undefined }],
    [
      "weather",
      "what is the weather in New York in Fahrenheit",
      { place: "New York", units: "imperial" },
    ],
    ["weather", "weather in July for São Paulo", { place: "São Paulo", task: "current" }],
    ["weather", "5-day forecast", { place: undefined, days: 5, task: "forecast" }],
    ["weather", "will it rain tomorrow in London?", { place: "London", task: "forecast" }],
  ])("%s reads %j", (name, intent, variables) => {
    expect(fit(name, intent)).toMatchObject(variables);
  });

  it.each([
    ["discord-message", "post a message to Slack"],
    ["discord-message", "moderate a Discord server"],
    ["github-issue", "list GitHub issues"],
    ["github-issue", "create a Jira issue"],
    ["github-issue", "create an issue on GitLab"],
    ["weather", "weather from OpenWeatherMap"],
    ["weather", "email me the weather"],
    ["weather", "convert temperatures"],
  ])("%s refuses %j", (name, intent) => {
    expect(fit(name, intent)).toBeTypeOf("string");
  });
});

describe("templates that need a host", () => {
  it.each([
    ["smtp-email", "send an email with Gmail", { host: "smtp.gmail.com" }],
    ["smtp-email", "send an email", { host: undefined }],
    ["smtp-email", "I want to email my boss, with an attachment", { host: undefined }],
    [
      "smtp-email",
      "email a file to bob@example.com",
      { host: undefined, recipient: "bob@example.com" },
    ],
    [
      "smtp-email",
      "send mail to bob@corp.example via SMTP.Example.com",
      { host: "smtp.example.com", recipient: "bob@corp.example" },
    ],
    [
      "webhook",
      "post JSON to the webhook at https://hooks.example.com/x?y=1",
      { host: "hooks.example.com" },
    ],
    ["json-api", "call the API on api.example.com.", { host: "api.example.com" }],
    [
      "rss-feed",
      "read https://hnrss.org/frontpage as RSS, top 5",
      { host: "hnrss.org", feed: "https://hnrss.org/frontpage", limit: 5 },
    ],
  ])("%s reads %j", (name, intent, variables) => {
    expect(fit(name, intent)).toMatchObject(variables);
  });

  it.each([
    ["smtp-email", "send a message to my team"],
    ["smtp-email", "create an email account"],
    ["smtp-email", "email me when the price of bitcoin drops"],
    ["smtp-email", "send an email every morning"],
    ["smtp-email", "email me the weather"],
    ["smtp-email", "send an encrypted email"],
    ["smtp-email", "send 100 emails"],
    ["smtp-email", "send an email via Mailgun"],
    ["smtp-email", "send an email via SendGrid"],
    ["smtp-email", "email report.pdf to bob@example.com"],
    ["smtp-email", "read my Gmail inbox"],
    ["webhook", "send a webhook"],
    ["webhook", "receive a webhook on example.com"],
    ["webhook", "Discord webhook for example.com"],
    ["json-api", "call an API and write data.json"],
    ["rss-feed", "read an RSS feed"],
  ])("%s refuses %j", (name, intent) => {
    expect(fit(name, intent)).toBeTypeOf("string");
  });
});

describe("chart-svg, find-rename-files, archives", () => {
  it.each([
    ["chart-svg", "draw a line graph of temperatures over time", { kind: "line" }],
    ["chart-svg", "bar chart", { kind: "bar" }],
    [
      "find-rename-files",
      "rename photos in ~/Pictures/holiday.",
      { task: "rename", folder: join(homedir(), "Pictures/holiday") },
    ],
    [
      "find-rename-files",
      "find *.pdf files in /data/x_1/",
      { task: "find", folder: "/data/x_1", pattern: "*.pdf" },
    ],
    ["archives", "unzip files in /data/in", { task: "extract", folder: "/data/in" }],
    ["archives", "create a tar.gz of ~/site", { task: "create", folder: join(homedir(), "site") }],
  ])("%s reads %j", (name, intent, variables) => {
    expect(fit(name, intent)).toMatchObject(variables);
  });

  it.each([
    ["chart-svg", "draw a pie chart"],
    ["chart-svg", "draw a flowchart"],
    ["find-rename-files", "find files"],
    ["find-rename-files", "find files in /etc"],
    ["find-rename-files", "find files in /data/../etc"],
    ["find-rename-files", "find files and/or folders"],
    ["find-rename-files", "find files at https://example.com/data"],
    ["find-rename-files", "delete files in /data/tmp"],
    ["archives", "zip files"],
    ["archives", "look up a zip code in /data/zips"],
  ])("%s refuses %j", (name, intent) => {
    expect(fit(name, intent)).toBeTypeOf("string");
  });
});

describe("no template", () => {
  it.each([
    "I need a tool that converts cups to grams",
    "convert pixels to rem",
    "convert dollars to euros",
    "currency converter",
    "convert PDF to Word",
    "json to yaml",
    "send an email via Mailgun",
    "email my boss a weekly summary",
    "summarize unread Slack messages",
    "post to Microsoft Teams",
    "send a Telegram message",
    "list my open pull requests on GitHub",
    "weather alerts by email",
    "translate English to German",
    "summarize an article",
    "generate a random password",
    "encrypt a file with AES",
    "generate a QR code",
    "remind me to call mom",
    "set a timer for 10 minutes",
    "latest news headlines",
    "pie chart of votes",
    "delete duplicate files",
    "track bitcoin price and alert me",
    "scrape product prices from a website",
    "play music on Spotify",
    "book a flight to Rome",
    "resize images",
    "monitor disk usage",
    "calculate mortgage payments",
    "calculate BMI from weight and height",
    "roman numeral converter",
    "convert hex color to rgb",
    "convert text to uppercase",
    "convert markdown to html",
    "validate an email address",
    "send SMS with Twilio",
    "upload a file to Dropbox",
    "query a Postgres database",
    "find the shortest train route from New York to Los Angeles",
    "tell me the plot and cast of a TV series",
    "financial forecasts for the next quarter",
    "count the lines of code in a repository",
    "how many words should an essay have",
    "what is the temperature of the sun",
    "weather radio stations near me",
    "plot the weather in Berlin",
    "draw a chart of the company hierarchy",
    "calculate the entropy of water heated from 300 K to 400 K",
  ])("fits %j", (intent) => {
    const fitting = templates.filter((template) => fitTemplate(template, intent).fits);
    expect(fitting.map(({ name }) => name)).toEqual([]);
  });
});
