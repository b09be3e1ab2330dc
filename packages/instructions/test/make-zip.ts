import { crc32, deflateRawSync } from "node:zlib";

/** An entry of an archive that a test makes; tools would refuse to make some of these. */
export interface ZipEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** Unix mode with file type; a plain file by default. */
  readonly mode?: number;
  /** The size that the archive claims, when it lies. */
  readonly claimedSize?: number;
}

/** A zip archive with exactly these entries, deflated. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = commonHeader(entry);
    const local = Buffer.concat([
      uint32(0x04034b50),
      header.fields,
      uint16(0),
      header.name,
      header.data,
    ]);
    const attributes = uint32(((entry.mode ?? 0o100644) << 16) >>> 0);
    directory.push(
      Buffer.concat([
        ...[uint32(0x02014b50), uint16(0x031e), header.fields, uint16(0)],
        ...[uint16(0), uint16(0), uint16(0), attributes, uint32(offset), header.name],
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = uint16(entries.length);
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(size),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...bodies, ...directory, ...end]);
}

/** What local headers and the directory share: version needed to the length of the name. */
function commonHeader({ name, data = "", claimedSize }: ZipEntry) {
  const raw = Buffer.from(data);
  const deflated = deflateRawSync(raw);
  const nameBytes = Buffer.from(name);
  const fields = Buffer.concat([
    ...[uint16(20), uint16(0x0800), uint16(8), uint32(0), uint32(crc32(raw))],
    ...[uint32(deflated.length), uint32(claimedSize ?? raw.length), uint16(nameBytes.length)],
  ]);
  return { fields, name: nameBytes, data: deflated };
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
