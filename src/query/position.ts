import { FIELD } from '../model/index.js'
import type { DocumentState } from '../model/index.js'
export function positionOf(document: DocumentState): readonly [number, number] | null {
  const g = document.fields.get(FIELD.location)?.value as { coordinates?: unknown } | null | undefined
  const c = g?.coordinates
  return Array.isArray(c) && Number.isFinite(c[0]) && Number.isFinite(c[1])
    ? [c[0] as number, c[1] as number]
    : null
}
