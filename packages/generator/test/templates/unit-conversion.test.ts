import { describe, expect, it } from "vitest";
import { loadTemplates } from "../../src/templates/load-templates.ts";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("unit-conversion");

describe("unit-conversion", () => {
  it.each([
    [30, "celsius", "fahrenheit", 86],
    [-40, "°C", "°F", -40],
    [0, "degrees Celsius", "kelvin", 273.15],
    [100, "F", "c", 37.7777777778],
    [-273.15, "celsius", "kelvin", 0],
    [0.1, "meters", "centimetres", 10],
    [0.3, "km", "m", 300],
    [26.2, "miles", "kilometers", 42.1648128],
    [5, "kg", "pounds", 11.0231131092],
    [1, "stone", "lbs", 14],
    [1, "US gallon", "litres", 3.785411784],
    [1, "imperial pint", "ml", 568.26125],
    [2, "cups", "fl. oz.", 16],
    [60, "mph", "km/h", 96.56064],
    [36, "kilometers per hour", "m/s", 10],
    [1, "MB", "Mb", 8],
    [1, "MiB", "bytes", 1048576],
    [1, "GB", "GiB", 0.931322574615],
    [1, "EiB", "bits", 2 ** 63],
    [1e-7, "meter", "nm", 100],
  ])("converts %d %s to %s", async (value, from, to, expected) => {
    expect(await skill.invoke("convert", { value, from, to })).toMatchObject({ value: expected });
  });

  it.each([
    [{}, 86, "fahrenheit"],
    [{ from: "celsius" }, 86, "fahrenheit"],
    [{ to: "celsius" }, -1.11111111111, "celsius"],
    [{ from: "fahrenheit" }, -1.11111111111, "celsius"],
    [{ to: "kelvin" }, 303.15, "kelvin"],
    [{ from: "kelvin" }, -405.67, "fahrenheit"],
  ])("completes %j from the usual pair", async (units, value, unit) => {
    const input = { value: 30, quantity: "temperature", between: ["celsius", "fahrenheit"] };
    expect(await skill.invoke("convert", { ...input, ...units })).toEqual({ value, unit });
  });

  it.each([
    [{ value: -274, from: "celsius", to: "kelvin" }, "below absolute zero"],
    [{ value: 1, from: "mile", to: "kilogram" }, "do not measure the same quantity"],
    [{ value: 1, from: "mile", to: "parsnip" }, "parsnip"],
    [{ value: 1, from: "mile", to: "km", quantity: "mass" }, "no unit of mass"],
    [{ value: "1", from: "mile", to: "km" }, "`value` must be a number"],
    [{ value: true, from: "mile", to: "km" }, "`value` must be a number"],
    [{ value: 1 }, "name both units"],
    [{ value: 1, from: 5, to: "km" }, "named by a text"],
    [{ value: 1e308, from: "light-year", to: "nm" }, "too large"],
  ])("refuses %j", async (input, message) => {
    const error = await skill.invoke("convert", input);
    expect(errorCode(error)).toBe("invalid-input");
    expect(error["message"]).toContain(message);
  });

  it("knows every unit that intents can name", async () => {
    const template = (await loadTemplates()).find(({ name }) => name === "unit-conversion");
    const units = template?.definition.values["unit"] ?? [];
    expect(units.length).toBeGreaterThan(60);
    for (const { value = null, quantity = null, words, symbols } of units) {
      for (const from of [...words, ...symbols]) {
        const input = { value: 1, from, to: value, quantity };
        expect([from, await skill.invoke("convert", input)]).toEqual([
          from,
          { value: 1, unit: value },
        ]);
      }
    }
  });
});
