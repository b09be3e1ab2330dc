import manifest from "../package.json" with { type: "json" };

/** The release of this package: semver. */
export const packageVersion: string = manifest.version;
