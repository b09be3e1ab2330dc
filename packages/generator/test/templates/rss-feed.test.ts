import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("rss-feed");

const host = "127.0.0.1";
const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>News &amp; views</title><link>https://example.com/</link><description>All of it</description>
<item><title><![CDATA[First <b>bold</b>]]></title><link>https://example.com/1</link>
<pubDate>Wed, 01 Jan 2025 10:00:00 GMT</pubDate><dc:creator>Ada</dc:creator>
<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&amp;nbsp;three&lt;/p&gt;</description><guid>g1</guid></item>
<item><title>漢字 😀</title><guid>https://example.com/2</guid><pubDate>nonsense</pubDate></item>
<item><title>Third</title></item>
</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
<link rel="self" href="https://example.com/feed"/><link href="https://example.com/"/>
<entry><title>Post</title><link rel="alternate" href="https://example.com/p"/><id>urn:1</id>
<updated>2025-01-01T12:00:00+02:00</updated><author><name>Grace</name></author>
<summary>Short</summary></entry></feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old</title></channel><item><title>Item</title><link>https://example.com/o</link></item></rdf:RDF>`;

describe("rss-feed", () => {
  it("reads RSS 2.0", async () => {
    expect(await skill.invoke("parse", { xml: rss, limit: 2 })).toEqual({
      title: "News & views",
      link: "https://example.com/",
      description: "All of it",
      items: [
        {
          title: "First bold",
          link: "https://example.com/1",
          published: "2025-01-01T10:00:00Z",
          author: "Ada",
          summary: "One two three",
          id: "g1",
        },
        {
          title: "漢字 😀",
          link: "https://example.com/2",
          published: null,
          author: "",
          summary: "",
          id: "https://example.com/2",
        },
      ],
    });
  });

  it("reads Atom and RSS 1.0", async () => {
    expect(await skill.invoke("parse", { xml: atom })).toMatchObject({
      title: "Blog",
      link: "https://example.com/",
      items: [
        {
          title: "Post",
          link: "https://example.com/p",
          published: "2025-01-01T10:00:00Z",
          author: "Grace",
          summary: "Short",
          id: "urn:1",
        },
      ],
    });
    expect(await skill.invoke("parse", { xml: rdf })).toMatchObject({
      title: "Old",
      items: [{ title: "Item", link: "https://example.com/o" }],
    });
  });

  it("fetches a feed in its own encoding, following moves on its host", async () => {
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Grüße</title></channel></rss>',
      "latin1",
    );
    await using service = await startHttpStandIn(({ path }) =>
      path === "/old"
        ? { status: 301, headers: { location: "/new" } }
        : { status: 200, body: latin },
    );
    expect(await skill.invoke("fetch", { url: `${service.url}/old`, host })).toMatchObject({
      url: `${service.url}/new`,
      title: "Grüße",
      items: [],
    });
    expect(service.requests[0]?.headers.accept).toContain("application/rss+xml");
  });

  it.each<[string, Answer, string]>([
    [
      "a move to another host",
      { status: 302, headers: { location: "https://evil.example.com/" } },
      "invalid-input",
    ],
    ["a move in a circle", { status: 302, headers: { location: "/feed" } }, "service-error"],
    ["a feed that is gone", { status: 404 }, "invalid-input"],
    ["a page", { status: 200, body: "<html></html>" }, "not-a-feed"],
    ["no XML", { status: 200, body: "hello" }, "not-a-feed"],
    ["a broken connection", "hang up", "network-unreachable"],
  ])("reports %s", async (_, answer, code) => {
    await using service = await startHttpStandIn(answer);
    expect(errorCode(await skill.invoke("fetch", { url: `${service.url}/feed`, host }))).toBe(code);
  });

  it.each([
    ["entities that grow", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>`],
    ["entities from files", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>`],
    ["nesting without end", "<a>".repeat(10_000)],
    ["half a document", "<rss><channel>"],
    ["nothing", ""],
  ])("refuses %s", async (_, xml) => {
    expect(errorCode(await skill.invoke("parse", { xml }))).toBe("not-a-feed");
  });
});
