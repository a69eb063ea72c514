import { DOCUMENT_KINDS, FIELD, TAG_PREFIX } from '../../model/index.js'
import type { DocumentKind, Json } from '../../model/index.js'
import type { Documents, StoredDocument } from '../../sync/adapter.js'
import { COMMON, PROJECT, UsageError, command } from '../command.js'
import { wholeNumberOf } from '../quantities.js'
import { jsonLine, plain } from '../screen.js'
import { withProject } from '../session.js'

const PAGE = 500

export const list = command({
  name: 'list',
  summary: 'List what is in the project, newest first.',
  about: ['With --json each line is one document, with its tags.'],
  options: {
    limit: { type: 'string', value: 'N', help: 'at most so many (else all)' },
    kind: { type: 'string', value: 'KIND', help: 'observation, track, preset, … (else observation)' },
    ...PROJECT,
    ...COMMON
  },
  example: 'cairn list --limit 20',
  async run(call) {
    const { values, screen, signal } = call
    const limit = values.limit === undefined ? Infinity : wholeNumberOf('--limit', values.limit, 1, 1e9)
    const kind = DOCUMENT_KINDS.find(known => known === (values.kind ?? 'observation'))
    if (!kind)
      throw new UsageError(`--kind ${values.kind ?? ''} is not known. Choose ${DOCUMENT_KINDS.join(', ')}.`)
    const show = screen.json ? (each: StoredDocument) => jsonLine(documentJson(each)) : row
    await withProject(call, async ({ documents }) => {
      for await (const page of pages(documents, kind, limit, signal)) {
        // One write a page: a line each would take most of the time.
        await screen.line(page.map(show).join('\n'))
      }
    })
  }
})

async function* pages(
  documents: Documents,
  kind: DocumentKind,
  limit: number,
  signal: AbortSignal
): AsyncGenerator<readonly StoredDocument[]> {
  let cursor: string | null = null
  let left = limit
  do {
    signal.throwIfAborted()
    const page = await documents.query(
      { kind, limit: Math.min(PAGE, left), ...(cursor !== null && { cursor }) },
      signal
    )
    if (page.documents.length > 0) yield page.documents
    left -= page.documents.length
    cursor = page.cursor
  } while (cursor !== null && left > 0)
}

function documentJson(document: StoredDocument): Json {
  const { id, kind, status, createdBy, createdAt, updatedAt, holders, fields } = document
  const named: [string, Json][] = []
  const tags: [string, Json][] = []
  const others: [string, Json][] = []
  for (const [name, field] of fields) {
    if (name.startsWith(TAG_PREFIX)) tags.push([name.slice(TAG_PREFIX.length), field.value])
    else named.push([name, field.value])
    if (field.others.length > 0)
      others.push([name, field.others.map(({ value, by, at }) => ({ value, by, at }))])
  }
  return {
    id,
    kind,
    status,
    createdBy,
    createdAt,
    updatedAt,
    holders,
    fields: record(named),
    tags: record(tags),
    ...(others.length > 0 && { otherAnswers: record(others) })
  }
}

/** Names come from other people: no prototype, so that each is only a name. */
function record(entries: readonly (readonly [string, Json])[]): Json {
  const made = Object.create(null) as Record<string, Json>
  for (const [name, value] of entries) made[name] = value
  return made
}

function row({ id, createdAt, fields }: StoredDocument): string {
  const text = (field: string): string => {
    const value = fields.get(field)?.value
    return typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : ''
  }
  const time = new Date(createdAt)
  const when = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 16).replace('T', ' ')
  const what = text(FIELD.presetRef) || '-'
  const name = text(`${TAG_PREFIX}name`) || text(`${TAG_PREFIX}title`)
  return `${id.slice(0, 8)}  ${when.padEnd(16)}  ${place(fields.get(FIELD.location)?.value).padEnd(22)}  ${what.padEnd(16)}  ${name}`.trimEnd()
}

/** Latitude and longitude of a point; of anything else its type. */
function place(location: Json | undefined): string {
  if (typeof location !== 'object' || location === null || !('type' in location)) return '-'
  const { type, coordinates } = location as { readonly type: Json; readonly coordinates?: Json }
  const [longitude, latitude] = Array.isArray(coordinates) ? (coordinates as readonly Json[]) : []
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
    : typeof type === 'string'
      ? plain(type)
      : '-'
}
