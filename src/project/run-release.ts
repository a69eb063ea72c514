import { CairnError } from '../model/index.js'
import type { Exporter, PrivacyFilter } from '../plugins/plugin.js'
import { preview, refusal, release, SELF } from '../release/index.js'
import type { Local, ProjectStore, StoredDocument } from '../sync/adapter.js'
import type { PluginContributions } from './contributions.js'
import type { ReleasePreview, ReleaseRequest } from './types.js'

const PAGE = 500
const clock = (): number => performance.now()

/** What would leave. See `Project.previewRelease`. */
export async function previewRelease(
  store: ProjectStore,
  contributions: PluginContributions,
  stays: PrivacyFilter,
  request: ReleaseRequest
): Promise<ReleasePreview> {
  const terms = { ...request, role: store.info.role }
  const why = refusal(terms) ?? missingFormat(contributions, request.format)
  // While the terms are still being filled in, show the most that could go to a stranger.
  const assumed = {
    recipient: typeof request.recipient === 'string' ? request.recipient : '',
    precision: why === null ? request.precision : ('exact' as const)
  }
  try {
    const found = await preview(
      selected(store, request),
      assumed,
      filtersFor({ ...request, recipient: assumed.recipient }, contributions, stays),
      clock
    )
    return { ...found, allowed: why === null, ...(why !== null && { reason: why }) }
  } catch (error) {
    throw filterFailure(contributions, error)
  }
}

/** Lets data out. See `Project.release`. */
export async function* runRelease(
  store: ProjectStore,
  contributions: PluginContributions,
  stays: PrivacyFilter,
  request: ReleaseRequest,
  signal: AbortSignal
): AsyncGenerator<Uint8Array> {
  const terms = { ...request, role: store.info.role }
  const filters = filtersFor(request, contributions, stays)
  const released = release(selected(store, request), terms, filters, clock)
  const exporter = exporterFor(contributions, request.format)
  const record = await beginRecord(store.local, request)
  let finished = false
  try {
    for await (const bytes of exporter.write(released, { signal })) {
      signal.throwIfAborted()
      yield bytes
    }
    finished = true
  } catch (error) {
    if (signal.aborted) throw new CairnError('aborted', 'The release was stopped.', { cause: error })
    const cause = filterFailure(contributions, error)
    throw CairnError.is(cause) ? cause : contributions.fail('exporters', exporter, cause)
  } finally {
    await record({ count: released.count, finished })
  }
}

/** A private backup does not leave: it holds what may not. */
function filtersFor(
  { recipient, leaveOut = [] }: ReleaseRequest,
  { privacyFilters }: PluginContributions,
  stays: PrivacyFilter
): readonly PrivacyFilter[] {
  const isBackup = typeof recipient === 'string' && recipient.trim() === SELF
  const chosen = leaveOut.length === 0 ? [] : [withoutFields(new Set(leaveOut))]
  return [...(isBackup ? [] : [stays]), ...privacyFilters, ...chosen]
}

function withoutFields(names: ReadonlySet<string>): PrivacyFilter {
  return {
    id: 'chosen-fields',
    name: 'What goes along',
    apply: document => ({
      ...document,
      fields: new Map([...document.fields].filter(([name]) => !names.has(name)))
    })
  }
}

async function* selected(store: ProjectStore, { selection }: ReleaseRequest): AsyncGenerator<StoredDocument> {
  const presets = selection?.presets
  if (selection?.ids !== undefined) {
    for (const id of selection.ids) {
      const document = await store.documents.get(id)
      const preset = document?.fields.get('presetRef')?.value ?? ''
      if (document === null || (document.kind !== 'observation' && document.kind !== 'track')) continue
      if (presets === undefined || (typeof preset === 'string' && presets.includes(preset))) yield document
    }
    return
  }
  for (const kind of ['observation', 'track'] as const) {
    let cursor: string | null = null
    do {
      const page = await store.documents.query({
        kind,
        sort: 'oldest',
        limit: PAGE,
        ...(presets !== undefined && { filter: { presets } }),
        ...(cursor !== null && { cursor })
      })
      yield* page.documents
      cursor = page.cursor
    } while (cursor !== null)
  }
}

function exporterFor(contributions: PluginContributions, format: string): Exporter {
  const found = contributions.exporters.find(({ id }) => id === format)
  if (found) return found
  throw new CairnError('bad-input', missingFormat(contributions, format)!)
}

function missingFormat({ exporters }: PluginContributions, format: string): string | null {
  if (exporters.some(({ id }) => id === format)) return null
  const known = exporters.map(({ id }) => id).join(', ')
  return `There is no format "${format}" here. Known are: ${known || 'none'}.`
}

/** Lists a privacy filter that failed, and leaves it on: without it too much would leave. */
function filterFailure(contributions: PluginContributions, error: unknown): unknown {
  const id = CairnError.is(error, 'plugin-failed') ? error.detail['filter'] : undefined
  const filter = contributions.privacyFilters.find(known => known.id === id)
  if (filter !== undefined && error instanceof Error) {
    contributions.report(contributions.nameOf('privacyFilters', filter), error.message)
  }
  return error
}

type Outcome = { readonly count: number; readonly finished: boolean }

/**
 * Writes down, on this device, that something leaves, before its first byte does; the returned function completes
 * the record. Records are `release/0`, `release/1`, …; `releases` holds how many there are.
 */
async function beginRecord(
  local: Local | undefined,
  { recipient, purpose, precision, format, leaveOut, until }: ReleaseRequest
): Promise<(outcome: Outcome) => Promise<void>> {
  if (local === undefined) return () => Promise.resolve()
  const terms = {
    recipient: recipient.trim(),
    purpose: purpose.trim(),
    precision,
    format,
    ...(leaveOut !== undefined && { leaveOut: [...leaveOut] }),
    ...(until !== undefined && { until }),
    at: Date.now()
  }
  const number = await nextNumber(local)
  const write = (outcome: Outcome): Promise<void> => local.set(`release/${number}`, { ...terms, ...outcome })
  await write({ count: 0, finished: false })
  return write
}

const numbering = new WeakMap<Local, Promise<number>>()

/** Takes the next number; releases at the same time wait for each other. */
function nextNumber(local: Local): Promise<number> {
  const take = async (): Promise<number> => {
    const before = await local.get('releases')
    const number = typeof before === 'number' ? before : 0
    await local.set('releases', number + 1)
    return number
  }
  const mine = (numbering.get(local) ?? Promise.resolve(0)).then(take, take)
  numbering.set(local, mine)
  return mine
}
