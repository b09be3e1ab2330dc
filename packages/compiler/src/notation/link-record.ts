/** A link between two texts, with an id of its own. */
export interface DoubletLink {
  readonly index: string;
  readonly from: string;
  readonly to: string;
}

/** A part of a compiled skill as a network of links. */
export interface LinkRecord {
  readonly stableId: string;
  readonly schemaVersion: string;
  readonly recordType: string;
  readonly sourceId: string;
  readonly links: readonly DoubletLink[];
}
