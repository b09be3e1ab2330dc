import { expect, it } from "vitest";
import { standInHosts } from "./stand-in-hosts.ts";

it("finds loopback addresses among the settings, and nothing else", () => {
  const settings = {
    a: "http://127.0.0.1:8080/path",
    b: "http://localhost:9000",
    c: "http://[::1]:7000",
    d: "https://api.example.com",
    e: "http://127.0.0.1.evil.example",
    f: "localhost",
    g: 8080,
    h: true,
  };
  expect(standInHosts(settings)).toEqual(["127.0.0.1:8080", "localhost:9000", "[::1]:7000"]);
});
