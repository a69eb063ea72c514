import {
  isBlobReference,
  type DocumentState,
  type FieldState,
  type Json,
  type MediaHash
} from '../model/index.js'

/** The value that a hash stands for; undefined while its bytes are not here. */
export type ValueOf = (hash: MediaHash) => Json | undefined | Promise<Json | undefined>

/**
 * The document with its large values in place of the references to them, where their bytes are here. The same object
 * when it has none.
 */
export async function withBlobValues<Document extends DocumentState>(
  document: Document,
  valueOf: ValueOf
): Promise<Document> {
  let fields: Map<string, FieldState> | null = null
  for (const [name, field] of document.fields) {
    if (!isBlobReference(field.value) && !field.others.some(({ value }) => isBlobReference(value))) continue
    fields ??= new Map(document.fields)
    const others = field.others.map(async other => ({ ...other, value: await plain(other.value, valueOf) }))
    fields.set(name, {
      ...field,
      value: await plain(field.value, valueOf),
      others: await Promise.all(others)
    })
  }
  return fields ? { ...document, fields } : document
}

async function plain(value: Json, valueOf: ValueOf): Promise<Json> {
  if (!isBlobReference(value)) return value
  const found = await valueOf(value.blob)
  return found === undefined ? value : found
}
