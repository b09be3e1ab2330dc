/** The environment variable that carries a setting: `base_url` → `SKILL_SETTING_BASE_URL`. */
export function settingEnvVar(name: string): string {
  return `SKILL_SETTING_${name.toUpperCase()}`;
}
