import { css, html, type TemplateResult } from 'lit'
import {
  geometryBox,
  locationOf,
  type CairnMap,
  type Commit,
  type DocumentId,
  type ProjectStore
} from '../../src/index.js'
import { text } from './texts.js'

/** So many are written in one go. */
const BATCH = 500
/** So many are read at once. */
const READ = 100

export interface ChosenEvents {
  readonly showOnMap: () => void
  readonly give: () => void
  readonly remove: () => void
}

/** What can be done with the observations that are chosen in the list. */
export function chosenActs(count: number, mayWrite: boolean, events: ChosenEvents): TemplateResult {
  return html`<div slot="chosen" class="chosen-acts">
    <button class="button small" ?disabled=${count === 0} @click=${events.showOnMap}>
      <cairn-icon name="pin"></cairn-icon>${text('showOnMap')}
    </button>
    <button class="button small" ?disabled=${count === 0} @click=${events.give}>
      <cairn-icon name="share"></cairn-icon>${text('release')}
    </button>
    ${
      mayWrite
        ? html`<button class="button small danger" ?disabled=${count === 0} @click=${events.remove}>
            <cairn-icon name="trash"></cairn-icon>${text('remove')}
          </button>`
        : ''
    }
  </div>`
}

/** What the page around does for it. */
export interface ChosenPage {
  map(): CairnMap | null
  say(words: string, undo?: () => void): void
  /** Says what went wrong. */
  complain(error: unknown): void
}

/** Moves the map to where they are. */
export async function showOnMap(
  page: ChosenPage,
  store: ProjectStore,
  ids: readonly DocumentId[]
): Promise<void> {
  const box = await boxOf(store, ids)
  if (box === null) return page.say(text('noPlace'))
  const map = page.map()
  await map?.whenReady
  const [west, south, east, north] = box
  const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches
  map?.library?.fitBounds([west, south, east, north], { padding: 80, maxZoom: 15, animate })
}

/** Deletes them; for a while all of it can be taken back. */
export async function removeAll(
  page: ChosenPage,
  store: ProjectStore,
  ids: readonly DocumentId[]
): Promise<void> {
  const gone: DocumentId[] = []
  try {
    await writeAll(store, 'delete', ids, part => gone.push(...part))
  } catch (error) {
    page.complain(error)
  }
  if (gone.length > 0) page.say(text('removed', { n: gone.length }), () => void restoreAll(page, store, gone))
}

async function restoreAll(page: ChosenPage, store: ProjectStore, ids: readonly DocumentId[]): Promise<void> {
  try {
    await writeAll(store, 'restore', ids, () => undefined)
  } catch (error) {
    page.complain(error)
  }
}

/** Deletes them, or brings them back. What was written before a failure stays so, and is told by `written`. */
async function writeAll(
  { documents }: ProjectStore,
  type: 'delete' | 'restore',
  ids: readonly DocumentId[],
  written: (ids: readonly DocumentId[]) => void
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const part = ids.slice(at, at + BATCH)
    await documents.commit(part.map((id): Commit => ({ type, id })))
    written(part)
  }
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** The part of the map that holds all of them, with the ways of tracks; null when none has a place. */
async function boxOf(store: ProjectStore, ids: readonly DocumentId[]): Promise<Box | null> {
  let box: Box | null = null
  const take = (other: Box): void => {
    box =
      box === null
        ? other
        : [
            Math.min(box[0], other[0]),
            Math.min(box[1], other[1]),
            Math.max(box[2], other[2]),
            Math.max(box[3], other[3])
          ]
  }
  for (let at = 0; at < ids.length; at += READ) {
    for (const document of await Promise.all(ids.slice(at, at + READ).map(id => store.documents.get(id)))) {
      const location = document === null ? null : locationOf(document)
      const around = location === null ? null : geometryBox(location)
      if (around !== null) take(around)
      if (document?.kind === 'track')
        for (const [lon, lat] of await wayOf(store, document.id)) take([lon, lat, lon, lat])
    }
  }
  return box
}

async function wayOf(
  { tracks }: ProjectStore,
  id: DocumentId
): Promise<readonly (readonly [number, number])[]> {
  const way: (readonly [number, number])[] = []
  let cursor: string | null | undefined
  while (tracks !== undefined && cursor !== null) {
    const page = await tracks.points(id, cursor)
    for (const [lon, lat] of page.points) way.push([lon, lat])
    cursor = page.cursor
  }
  return way
}

export const chosenStyles = css`
  .chosen-acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 12px;
  }
  .chosen-acts .button {
    flex: 1 1 auto;
    padding-inline: 10px;
    overflow-wrap: break-word;
  }
  .chosen-acts .danger {
    color: var(--_danger-text);
  }
`
