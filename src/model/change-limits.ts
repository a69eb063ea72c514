import { canonicalJson, isText, weighJson } from './canonical.js'
import { isRecord } from './is-record.js'
import type { Change } from './document.js'
import { LIMITS } from './limits.js'
import { CairnError } from './error.js'
import { isId } from './ids.js'
import type { Json } from './json.js'

const utf8 = new TextEncoder()

/**
 * True for a change that may have an effect: a known `op`, well formed, within every limit of the format.
 * Unknown members are allowed and kept.
 */
export function checkChange(change: unknown): change is Change {
  return changeFault(change) === null
}

/** What is wrong with a change, for the one who wants to write it; null when nothing is. */
export function changeFault(change: unknown): CairnError | null {
  if (!isRecord(change)) return malformed('it is not an object')
  const known = MEMBERS.get(change['op'])
  if (known === undefined) return malformed('it is of an unknown kind')
  for (const member of Object.keys(change)) {
    if (known.has(member)) continue
    if (!isText(member) || weighJson(change[member], LIMITS.depth) < 0) {
      return malformed('it holds something that is not JSON')
    }
  }
  if (change['op'] === 'create') return createFault(change)
  if (!isId(change['doc'])) return malformed('it names no document')
  if (!isCount(change['lamport'])) return malformed('its time is no count')
  if (change['op'] === 'edit') return editFault(change)
  return isIdList(change['saw'], LIMITS.deleteSaw) ? null : malformed('it names values wrongly')
}

/** What each `op` reads; every other member is only kept. */
const MEMBERS = new Map<unknown, ReadonlySet<string>>([
  ['create', new Set(['op', 'kind', 'set'])],
  ['edit', new Set(['op', 'doc', 'lamport', 'set', 'saw', 'lifts'])],
  ['delete', new Set(['op', 'doc', 'lamport', 'saw'])]
])

type Parts = { readonly [member: string]: unknown }

function createFault({ kind, set }: Parts): CairnError | null {
  if (!isName(kind)) return malformed('it names no kind of document')
  if (!isRecord(set)) return malformed('it sets no fields')
  return Object.keys(set).length > LIMITS.fields ? tooManyFields() : setFault(set)
}

function editFault(change: Parts): CairnError | null {
  const { set, saw, lifts } = change
  if (!isRecord(set) || !isRecord(saw)) return malformed('it sets no fields')
  if (Object.hasOwn(change, 'lifts') && !isIdList(lifts, LIMITS.saw))
    return malformed('it names deletes wrongly')
  let fields = Object.keys(set).length
  for (const field of Object.keys(saw)) {
    if (!isName(field) || !isIdList(saw[field], LIMITS.saw)) return malformed('it names values wrongly')
    if (!Object.hasOwn(set, field)) fields++
  }
  return fields > LIMITS.fields ? tooManyFields() : setFault(set)
}

function setFault(set: Parts): CairnError | null {
  for (const field of Object.keys(set)) {
    if (!isName(field)) return malformed('the name of a field is empty or too long')
    const weight = weighJson(set[field], LIMITS.depth)
    if (weight < 0) return malformed('a value in it is not JSON')
    if (weight <= LIMITS.valueBytes) continue
    const bytes = utf8.encode(canonicalJson(set[field] as Json)).length
    if (bytes > LIMITS.valueBytes) return tooLarge(field, bytes)
  }
  return null
}

function isName(value: unknown): value is string {
  return isText(value) && value.length > 0 && value.length <= LIMITS.fieldName
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

function isIdList(value: unknown, most: number): boolean {
  if (!Array.isArray(value) || value.length > most || !value.every(isId)) return false
  return value.length < 2 || new Set(value).size === value.length
}

function malformed(why: string): CairnError {
  return new CairnError('bad-input', `This change cannot be kept: ${why}.`)
}

function tooManyFields(): CairnError {
  return new CairnError(
    'bad-input',
    `One change can hold ${LIMITS.fields} fields. Split it into several changes.`,
    {
      detail: { limit: LIMITS.fields }
    }
  )
}

function tooLarge(field: string, bytes: number): CairnError {
  return new CairnError(
    'value-too-large',
    `The value of "${field}" is too large: a field holds 16 KiB. Shorten it.`,
    {
      detail: { field, bytes, limit: LIMITS.valueBytes }
    }
  )
}
