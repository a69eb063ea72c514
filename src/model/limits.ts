/** Limits of format v1; a reader drops what exceeds them (see format.md). */
export const LIMITS = {
  /** Bytes of an entry before encryption. */
  entryBytes: 65_536,
  /** Bytes of one field's canonical JSON; a larger value belongs into a blob. */
  valueBytes: 16_384,
  /** The same for a value that is kept as a blob. */
  blobValueBytes: 1_048_576,
  /** Bytes of a file, of its preview, and of its thumbnail. */
  mediaBytes: 2 ** 40,
  previewBytes: 1_048_576,
  thumbnailBytes: 65_536,
  /** UTF-16 units of a file's name. */
  mediaName: 256,
  /** Points in one chunk of a track. */
  trackPoints: 1_024,
  /** Changes in one entry. */
  changes: 1_024,
  /** Fields one change may set or clear. */
  fields: 512,
  /** Values one write of a field may name. */
  saw: 64,
  /** Values a delete may name. */
  deleteSaw: 1_024,
  /** UTF-16 units of a field's name. */
  fieldName: 256,
  /** Membership heads an entry names. */
  heads: 64,
  /** Generations of its logs that a device may have after the first. */
  generations: 64,
  /** Nesting of a JSON value. */
  depth: 12
} as const
