import type { ManifestFile } from "./schema/manifest-file.ts";
import type {
  AcceptanceTest,
  CredentialDeclaration,
  Provenance,
  SkillManifest,
} from "./skill-manifest.ts";

/** The file under the names that our code uses. */
export function manifestFromFile(file: ManifestFile): SkillManifest {
  const { entry_file, min_uv_version, min_python, credentials, tests, provenance, ...same } = file;
  return {
    ...same,
    entryFile: entry_file,
    ...(min_uv_version !== undefined && { minUvVersion: min_uv_version }),
    ...(min_python !== undefined && { minPython: min_python }),
    credentials: credentials.map(credentialFromFile),
    tests: tests.map(testFromFile),
    ...(provenance && { provenance: provenanceFromFile(provenance) }),
  };
}

function credentialFromFile({
  env_var,
  ...same
}: ManifestFile["credentials"][number]): CredentialDeclaration {
  return { ...same, envVar: env_var };
}

function testFromFile({ expect_error, ...same }: ManifestFile["tests"][number]): AcceptanceTest {
  return { ...same, ...(expect_error !== undefined && { expectError: expect_error }) };
}

function provenanceFromFile({
  prompt_version,
  source_digest,
  created_at,
  ...same
}: NonNullable<ManifestFile["provenance"]>): Provenance {
  return {
    ...same,
    ...(prompt_version !== undefined && { promptVersion: prompt_version }),
    ...(source_digest !== undefined && { sourceDigest: source_digest }),
    ...(created_at !== undefined && { createdAt: created_at }),
  };
}
