import type { CredentialDeclaration } from "@skillwright/core";
import {
  type ApiOperation,
  findSecurityScheme,
  type OpenApiDocument,
  type SecurityScheme,
} from "./openapi-document.ts";

/** How the script proves who calls; the names of variables, never their values. */
export type ScriptSecurity =
  | { readonly kind: "bearer"; readonly env: string }
  | { readonly kind: "basic"; readonly user_env: string; readonly password_env: string }
  | {
      readonly kind: "header";
      readonly name: string;
      readonly env: string;
      readonly prefixed: boolean;
    }
  | { readonly kind: "query" | "cookie"; readonly name: string; readonly env: string }
  | {
      readonly kind: "client-credentials";
      readonly id_env: string;
      readonly secret_env: string;
      readonly token_url: string;
      readonly scope: string;
    };

/** What an operation needs of whoever calls it. */
export interface ChosenSecurity {
  readonly schemes: readonly ScriptSecurity[];
  readonly credentials: readonly CredentialDeclaration[];
  /** What stands before a key in the `Authorization` header; undefined when nothing can. */
  readonly prefix: string | undefined;
}

/**
 * The first way to authenticate that a program can go by itself: a document that names schemes and
 * demands none of them is taken to want its first one, which is what such documents mean.
 *
 * @param prefix - for the variables' names, as in `SENDGRID`.
 */
export function chooseSecurity(
  document: OpenApiDocument,
  operation: ApiOperation,
  prefix: string,
): ChosenSecurity {
  const declared = Object.keys(document.components.securitySchemes).map((name) => ({ [name]: [] }));
  const ways = operation.security ?? document.security ?? declared.slice(0, 1);
  const usable = ways.filter((way) => Object.keys(way).length > 0);
  for (const way of usable) {
    const parts = Object.entries(way).map(([name, scopes]) => {
      const scheme = findSecurityScheme(document, name);
      return scheme && describeScheme(scheme, scopes, prefix);
    });
    const known = parts.filter((part) => part !== undefined);
    if (known.length < parts.length) continue;
    // An empty alternative among them means that it also works without.
    const required = usable.length === ways.length;
    return {
      schemes: known.map(({ script }) => script),
      credentials: known.flatMap(({ credentials }) =>
        credentials.map((one) => ({ ...one, required })),
      ),
      prefix: known.find((part) => part.prefix !== undefined)?.prefix,
    };
  }
  return { schemes: [], credentials: [], prefix: undefined };
}

interface DescribedScheme {
  readonly script: ScriptSecurity;
  readonly credentials: readonly Omit<CredentialDeclaration, "required">[];
  readonly prefix?: string;
}

function describeScheme(
  scheme: SecurityScheme,
  scopes: readonly string[],
  prefix: string,
): DescribedScheme | undefined {
  const secret = (suffix: string, what: string) => ({
    name: suffix.toLowerCase(),
    envVar: `${prefix}_${suffix}`,
    description: [what, scheme.description.replace(/\s+/g, " ").slice(0, 200)]
      .filter(Boolean)
      .join(" "),
  });
  const token = (): DescribedScheme => {
    const credential = secret("ACCESS_TOKEN", "Access token, sent as a bearer token.");
    return { script: { kind: "bearer", env: credential.envVar }, credentials: [credential] };
  };
  switch (scheme.type) {
    case "openIdConnect":
      return token();
    case "oauth2": {
      const flow = scheme.flows.clientCredentials;
      if (flow === undefined) return token();
      const credentials = [
        secret("CLIENT_ID", "OAuth client id."),
        secret("CLIENT_SECRET", "OAuth client secret."),
      ];
      const scope = (scopes.length > 0 ? scopes : []).join(" ");
      return {
        script: {
          kind: "client-credentials",
          id_env: `${prefix}_CLIENT_ID`,
          secret_env: `${prefix}_CLIENT_SECRET`,
          token_url: flow.tokenUrl,
          scope,
        },
        credentials,
      };
    }
    case "http": {
      const kind = scheme.scheme.toLowerCase();
      if (kind === "bearer") {
        const credential = secret("API_KEY", "Bearer token or API key.");
        return { script: { kind, env: credential.envVar }, credentials: [credential] };
      }
      if (kind !== "basic") return undefined;
      const credentials = [secret("USER", "User name."), secret("PASSWORD", "Password.")];
      return {
        script: { kind, user_env: `${prefix}_USER`, password_env: `${prefix}_PASSWORD` },
        credentials,
      };
    }
    case "apiKey": {
      const credential = secret("API_KEY", "API key.");
      const { name, in: place } = scheme;
      const { envVar: env } = credential;
      if (place !== "header")
        return { script: { kind: place, name, env }, credentials: [credential] };
      const prefixed = name.toLowerCase() === "authorization";
      return {
        script: { kind: place, name, env, prefixed },
        credentials: [credential],
        ...(prefixed && { prefix: /\bbot\b/i.test(scheme.description) ? "Bot" : "Bearer" }),
      };
    }
    default:
      return undefined;
  }
}
