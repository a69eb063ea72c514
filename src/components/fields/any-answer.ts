import type { Json } from '../../model/index.js'

/** True for what counts as no answer. */
export function isEmpty(value: Json | undefined): value is undefined {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Any JSON value as text: what other programs wrote is still shown. */
export function anyWords(value: Json): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** The rows of a group's answer; what is no row is one without answers, so that places stay. */
export function rowsOf(value: Json | undefined): readonly ReadonlyMap<string, Json>[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).map(row =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? new Map(Object.entries(row)) : new Map()
  )
}
