import { type CompiledSkillContent, schemaVersion } from "../compiled-skill.ts";
import { stableId } from "../text/stable-id.ts";
import type { DoubletLink, LinkRecord } from "./link-record.ts";
import { type RecordDescription, recordDescriptions } from "./record-descriptions.ts";

/** A compiled skill as records of doublet links, one for each of its parts. */
export function toLinkRecords(skill: CompiledSkillContent): LinkRecord[] {
  return recordDescriptions(skill).map(toRecord);
}

function toRecord({ id, sourceId, recordType, subtype, fields }: RecordDescription): LinkRecord {
  const written = [["schema_version", schemaVersion] as const, ...fields];
  const links = [
    doublet(id, "Type"),
    doublet("Type", recordType),
    doublet(recordType, "SubType"),
    doublet("SubType", subtype),
    doublet(subtype, "Value"),
    doublet(id, sourceId),
    ...written
      .filter(([, value]) => value !== "")
      .flatMap(([name, value]) => [
        doublet(id, `field:${name}`),
        doublet(`field:${name}`, `value:${value}`),
      ]),
  ];
  return { stableId: id, schemaVersion, recordType, sourceId, links };
}

function doublet(from: string, to: string): DoubletLink {
  return { index: stableId("doublet", `${from}->${to}`), from, to };
}
