import type { Precision, Project, ReleaseRequest } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** How exact places may be, from all to nothing; metres are sides of squares. */
export const STOPS: readonly Precision[] = ['exact', 100, 500, 5000, 'none']
/** Where the slider stands at first: as a stranger should get it. */
const FIRST_STOP = 2

/** What is filled in, before it is a request. */
export interface ReleaseTerms {
  readonly recipient: string
  readonly purpose: string
  /** A day, `2027-03-31`; empty for no end. */
  readonly until: string
  readonly stop: number
  readonly format: string
  readonly leaveOut: ReadonlySet<string>
}

export const EMPTY_TERMS: ReleaseTerms = {
  recipient: '',
  purpose: '',
  until: '',
  stop: FIRST_STOP,
  format: '',
  leaveOut: new Set()
}

/** @param selection what may leave; null for everything */
export function requestOf(
  terms: ReleaseTerms,
  project: Project,
  selection: ReleaseRequest['selection'] | null
): ReleaseRequest {
  const { recipient, purpose, stop, leaveOut, until } = terms
  // The whole of that day is theirs.
  const end = Date.parse(`${until}T23:59:59`)
  return {
    format: terms.format || (project.exporters[0]?.id ?? ''),
    recipient,
    purpose,
    precision: STOPS[stop] ?? 'none',
    ...(leaveOut.size > 0 && { leaveOut: [...leaveOut] }),
    ...(!Number.isNaN(end) && { until: end }),
    ...(selection != null && { selection })
  }
}

/** "In a 500 metre square", as the slider says it. */
export function stopWords(stop: number, localize: LocalizeController): string {
  const precision = STOPS[stop] ?? 'none'
  if (precision === 'exact') return localize.t('release.exact')
  if (precision === 'none') return localize.t('release.noPlace')
  return localize.t('release.square', { side: localize.distance(precision) })
}
