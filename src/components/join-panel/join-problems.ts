import { CairnError } from '../../model/error.js'
import type { StringKey } from '../strings/en.js'

export type JoinField = 'code' | 'device'

const CODE_PROBLEMS = new Map<string, StringKey>([
  ['invite-invalid', 'join.invalid'],
  ['invite-used', 'join.used'],
  ['invite-expired', 'join.expired'],
  ['invite-refused', 'join.refused']
])
const AWAY = new Set(['unreachable', 'timeout'])

/** What a failed join says: beside the field it belongs to, or by itself. */
export interface JoinProblem {
  readonly field: JoinField | null
  /** Null: the error's own sentence. */
  readonly text: StringKey | null
}

export function problemOf(error: unknown): JoinProblem {
  if (!CairnError.is(error)) return { field: null, text: 'error.unknown' }
  const ofCode = CODE_PROBLEMS.get(error.code)
  if (ofCode !== undefined) return { field: 'code', text: ofCode }
  return { field: null, text: AWAY.has(error.code) ? 'join.unreachable' : null }
}
