import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("chart-svg");

async function render(input: Record<string, never> | object): Promise<string> {
  const { svg } = await skill.invoke("render", { ...input });
  return String(svg);
}

function count(svg: string, pattern: RegExp): number {
  return svg.match(pattern)?.length ?? 0;
}

describe("chart-svg", () => {
  it("draws a bar for each point, in proportion to its value", async () => {
    const svg = await render({ data: { a: 10, b: 5, c: 0 }, title: "T" });
    const heights = Array.from(svg.matchAll(/height="([\d.]+)" fill="#4c78a8"/g), ([, h]) =>
      Number(h),
    );
    expect(heights).toHaveLength(3);
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0), 1);
    expect(heights[2]).toBe(0);
    expect(svg).toContain("<title>T</title>");
    expect(svg).toContain("<title>a: 10</title>");
  });

  it("draws a line through all points", async () => {
    const data = Array.from({ length: 50 }, (_, i) => ({ label: `day ${i}`, value: Math.sin(i) }));
    const svg = await render({ data, kind: "line", color: "teal" });
    expect(svg).toMatch(/<polyline points="(?:[\d.]+,[\d.]+ ?){50}"/);
    expect(count(svg, /<circle /g)).toBe(50);
    expect(count(svg, /transform="rotate/g)).toBeGreaterThan(5);
  });

  it("puts negative bars below zero", async () => {
    const svg = await render({ data: { up: 4, down: -4 } });
    const tops = Array.from(
      svg.matchAll(/y="([\d.]+)" width="[\d.]+" height="[\d.]+" fill="#4c/g),
      ([, y]) => Number(y),
    );
    expect(tops[0]).toBeLessThan(tops[1] ?? 0);
    expect(svg).toContain(">-4</text>");
  });

  it.each([[{ a: 0 }], [{ a: 1e15, b: -1e15 }], [{ a: 1e-9 }], [{ a: -3 }], [{ a: 0.1, b: 0.25 }]])(
    "finds an axis for %j",
    async (data) => {
      const svg = await render({ data });
      expect(svg).not.toMatch(/nan|inf/i);
      expect(count(svg, /<line /g)).toBeGreaterThanOrEqual(2);
      expect(count(svg, /<line /g)).toBeLessThanOrEqual(12);
    },
  );

  it("holds no markup of others", async () => {
    const svg = await render({ data: { '<script>"&': 1 }, title: "</svg><script>\u0000\ud800" });
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&lt;script&gt;\ufffd\ufffd");
  });

  it.each([
    [{ data: [] }],
    [{ data: "x" }],
    [{ data: [{ label: 1, value: 1 }] }],
    [{ data: [{ label: "a", value: true }] }],
    [{ data: { a: 1e16 } }],
    [{ data: { a: 1 }, kind: "pie" }],
    [{ data: { a: 1 }, color: 'red" onload="x' }],
    [{ data: { a: 1 }, width: 10 }],
    [{ data: { a: 1 }, title: 5 }],
  ])("refuses %j", async (input) => {
    expect(errorCode(await skill.invoke("render", input))).toBe("invalid-input");
  });
});
