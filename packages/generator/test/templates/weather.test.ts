import { describe, expect, it } from "vitest";
import { type Answer, startHttpStandIn } from "./http-stand-in.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const berlin = {
  name: "Berlin",
  admin1: "State of Berlin",
  country: "Germany",
  latitude: 52.52,
  longitude: 13.41,
};
const answers: Record<string, Answer> = {
  "/v1/search": { status: 200, body: { results: [berlin] } },
  "/v1/forecast": {
    status: 200,
    body: {
      current: {
        time: "2026-01-01T12:00",
        temperature_2m: 3.5,
        apparent_temperature: -1,
        relative_humidity_2m: 80,
        precipitation: 0.2,
        wind_speed_10m: 20,
        wind_direction_10m: 270,
        weather_code: 61,
      },
      daily: {
        time: ["2026-01-01", "2026-01-02"],
        weather_code: [3, 1000],
        temperature_2m_max: [5, 6],
        temperature_2m_min: [0, 1],
        precipitation_sum: [0, 1.5],
        precipitation_probability_max: [10, 90],
        wind_speed_10m_max: [30, 40],
        sunrise: ["2026-01-01T08:17", "2026-01-02T08:17"],
        sunset: ["2026-01-01T16:02", "2026-01-02T16:03"],
      },
    },
  },
};

/** A stand-in for both services of Open-Meteo, one answer exchanged. */
function standIn(changed: Record<string, Answer> = {}) {
  const all = { ...answers, ...changed };
  return startHttpStandIn(({ path }) => all[path.split("?")[0] ?? ""] ?? { status: 404 });
}

function start(url: string) {
  return startTemplate("weather", {
    SKILL_SETTING_BASE_URL: url,
    SKILL_SETTING_GEOCODING_URL: url,
  });
}

describe("weather", () => {
  it("finds the place and tells its current weather", async () => {
    await using service = await standIn();
    await using skill = start(service.url);
    expect(await skill.invoke("current", { place: "Berlin & Umland" })).toEqual({
      place: "Berlin, State of Berlin, Germany",
      time: "2026-01-01T12:00",
      condition: "light rain",
      temperature: 3.5,
      feels_like: -1,
      humidity: 80,
      precipitation: 0.2,
      wind_speed: 20,
      wind_direction: 270,
      units: "metric",
    });
    const [search, forecast] = service.requests.map(({ path }) => new URL(path, service.url));
    expect(Object.fromEntries(search?.searchParams ?? [])).toEqual({
      name: "Berlin & Umland",
      count: "1",
      language: "en",
      format: "json",
    });
    expect(Object.fromEntries(forecast?.searchParams ?? [])).toMatchObject({
      latitude: "52.52",
      longitude: "13.41",
      current: expect.stringContaining("temperature_2m,"),
      temperature_unit: "celsius",
      timezone: "auto",
    });
  });

  it("forecasts a position without looking for it", async () => {
    await using service = await standIn();
    await using skill = start(service.url);
    const input = { latitude: 40.7, longitude: -74, days: 2, units: "imperial" };
    expect(await skill.invoke("forecast", input)).toMatchObject({
      place: "40.7, -74",
      units: "imperial",
      days: [
        { date: "2026-01-01", condition: "overcast", temperature_max: 5, temperature_min: 0 },
        { date: "2026-01-02", condition: "unknown", precipitation_probability: 90 },
      ],
    });
    expect(service.requests).toHaveLength(1);
    expect(service.requests[0]?.path).toContain("forecast_days=2");
    expect(service.requests[0]?.path).toContain("temperature_unit=fahrenheit");
  });

  it.each<[string, Record<string, Answer>, string]>([
    ["a place that nobody knows", { "/v1/search": { status: 200, body: {} } }, "place-not-found"],
    [
      "a reason",
      { "/v1/forecast": { status: 400, body: { error: true, reason: "x" } } },
      "invalid-input",
    ],
    ["a limit", { "/v1/forecast": { status: 429 } }, "rate-limited"],
    ["an answer without weather", { "/v1/forecast": { status: 200, body: {} } }, "service-error"],
    ["a broken connection", { "/v1/search": "hang up" }, "network-unreachable"],
  ])("reports %s", async (_, changed, code) => {
    await using service = await standIn(changed);
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke("current", { place: "Nowhere" }))).toBe(code);
  });

  it.each([
    ["current", {}],
    ["current", { place: "x" }],
    ["current", { latitude: 1 }],
    ["current", { latitude: 91, longitude: 0 }],
    ["current", { place: "Berlin", units: "kelvin" }],
    ["forecast", { place: "Berlin", days: 0 }],
    ["forecast", { place: "Berlin", days: true }],
  ])("refuses %s of %j", async (action, input) => {
    await using service = await standIn();
    await using skill = start(service.url);
    expect(errorCode(await skill.invoke(action, input))).toBe("invalid-input");
    expect(service.requests).toEqual([]);
  });
});
