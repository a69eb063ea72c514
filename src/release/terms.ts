import { CairnError } from '../model/index.js'
import type { Role } from '../model/index.js'
import type { ReleaseBy } from './types.js'

/** The recipient of a private backup. */
export const SELF = 'self'
/** Metres. Below, a square hides nothing; above, it covers countries. */
const FINEST = 1
const COARSEST = 1_000_000

const MAY_EXPORT: readonly Role[] = ['member', 'coordinator']
const MAY_RELEASE: readonly Role[] = ['coordinator']

/** Why nothing may leave on these terms, in a sentence; null when it may. */
export function refusal({ recipient, purpose, precision, role }: ReleaseBy): string | null {
  if (!isSaid(recipient)) return 'Say who gets it: a person or a group, or "self" for your own backup.'
  if (!isSaid(purpose)) return 'Say what it is for.'
  if (!isPrecision(precision)) {
    return 'Say how exact places may be: "exact", "none", or the side of a square from 1 to 1000000 metres.'
  }
  if (recipient.trim() === SELF) {
    return MAY_EXPORT.includes(role) ? null : 'Only members and coordinators can keep a copy for themselves.'
  }
  return MAY_RELEASE.includes(role) ? null : 'Only a coordinator can give data to others. Ask one of them.'
}

/** @throws CairnError 'release-refused' */
export function checkTerms(terms: ReleaseBy): void {
  const why = refusal(terms)
  if (why !== null) throw new CairnError('release-refused', why)
}

function isSaid(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== ''
}

function isPrecision(precision: unknown): boolean {
  if (precision === 'exact' || precision === 'none') return true
  return typeof precision === 'number' && precision >= FINEST && precision <= COARSEST
}
