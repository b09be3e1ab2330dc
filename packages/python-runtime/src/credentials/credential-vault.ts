import type { SkillManifest } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { SecretBackend } from "./secret-backend.ts";

/** One declared credential and whether it has a value. Never the value. */
export interface CredentialStatus {
  readonly name: string;
  readonly envVar: string;
  readonly description: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly stored: boolean;
}

/** What of a manifest the vault needs: its declarations are the schema. */
export type CredentialSchema = Pick<SkillManifest, "id" | "credentials">;

/** Secrets of skills. Values come out of {@link retrieve} alone, to become one process's environment. */
export interface CredentialVault {
  readonly kind: SecretBackend["kind"];

  /**
   * Stores values for a skill: all of them, or none when anything is wrong with any.
   *
   * Required credentials may be left out only when they are stored already or have a default.
   *
   * @throws SkillwrightError `credential-unknown`, `credential-missing`, `credential-store-failed`.
   */
  collect(schema: CredentialSchema, values: Readonly<Record<string, unknown>>): Promise<void>;

  /**
   * Every credential that has a value, by name: stored, else its default.
   *
   * @throws SkillwrightError `credential-missing` when a required one has neither.
   */
  retrieve(schema: CredentialSchema): Promise<Record<string, string>>;

  /** Per declared credential, whether it is stored. */
  check(schema: CredentialSchema): Promise<CredentialStatus[]>;

  /** Deletes everything stored for a skill, declared or not; returns how many there were. */
  clear(skillId: string): Promise<number>;
}

/** The vault over a back end. */
export function createCredentialVault(backend: SecretBackend): CredentialVault {
  const accountOf = (id: string, name: string) => `${id}.${name}`;
  const missing = (id: string, name: string) =>
    runtimeError(`${id} needs the credential ${name}, which has no value`, {
      code: "credential-missing",
      hint: `Store it: skill credentials set ${id} ${name}`,
    });
  return {
    get kind() {
      return backend.kind;
    },
    async collect({ id, credentials }, values) {
      const changes = new Map<string, string>();
      for (const [name, value] of Object.entries(values)) {
        if (!credentials.some((declared) => declared.name === name)) throw unknown(id, name);
        if (typeof value !== "string") throw notText(id, name, value);
        changes.set(accountOf(id, name), value);
      }
      for (const { name, required, default: fallback } of credentials) {
        const account = accountOf(id, name);
        if (!required || fallback !== undefined || changes.has(account)) continue;
        if ((await backend.read(account)) === undefined) throw missing(id, name);
      }
      await backend.write(changes);
    },
    async retrieve({ id, credentials }) {
      const values: Record<string, string> = {};
      for (const { name, required, default: fallback } of credentials) {
        const value = (await backend.read(accountOf(id, name))) ?? fallback;
        if (value !== undefined) values[name] = value;
        else if (required) throw missing(id, name);
      }
      return values;
    },
    async check({ id, credentials }) {
      const accounts = new Set(await backend.list(`${id}.`));
      return credentials.map(({ name, envVar, description, required, default: fallback }) => ({
        name,
        envVar,
        description,
        required,
        hasDefault: fallback !== undefined,
        stored: accounts.has(accountOf(id, name)),
      }));
    },
    async clear(skillId) {
      const accounts = await backend.list(`${skillId}.`);
      await backend.write(new Map(accounts.map((account) => [account, undefined])));
      return accounts.length;
    },
  };
}

function unknown(id: string, name: string): Error {
  return runtimeError(`${id} declares no credential named ${JSON.stringify(name)}`, {
    code: "credential-unknown",
    hint: `Show what it declares: skill show ${id}`,
  });
}

function notText(id: string, name: string, value: unknown): Error {
  return runtimeError(`the credential ${name} of ${id} must be text, got ${typeof value}`, {
    code: "credential-unknown",
  });
}
