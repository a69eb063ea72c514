/** Ids are 64 lower-case hexadecimal characters (32 bytes), so that text order is byte order. */
declare const brand: unique symbol
/** A member a name, so that an id of two brands (`DocumentId`) is one type and not an empty one. */
type Branded<Name extends string> = string & { readonly [brand]: { readonly [N in Name]: true } }

/** The id of a change: BLAKE2b-256 over its place and its content (see format.md). */
export type ChangeId = Branded<'ChangeId'>
/** The id of a document is the id of the change that created it. */
export type DocumentId = ChangeId & Branded<'DocumentId'>
/** A value is named by the change that wrote it. */
export type ValueId = ChangeId
/** The id of a membership operation. */
export type AuthId = Branded<'AuthId'>
/** A device in one project: its Ed25519 public key there. Another project sees another key. */
export type DeviceId = Branded<'DeviceId'>
/** A project: the Ed25519 public key of its first root. */
export type ProjectId = Branded<'ProjectId'>

/** A file's bytes: their BLAKE2b-256. An attachment is the field `att/` and this. */
export type MediaHash = Branded<'MediaHash'>

/** True for 64 lower-case hexadecimal characters. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
