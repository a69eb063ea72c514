import { FIELD } from '../../model/document.js'
import { CairnError } from '../../model/error.js'
import type { DocumentId, Json, TrackPoint } from '../../model/index.js'
import { readSettings } from '../../project/settings-document.js'
import type { ProjectStore } from '../../project/types.js'
import type { Recording } from './recording.js'

const CHUNK = 1_024

/** The recording that is written: it grows while this works. */
export interface Written {
  current(): Recording
  change(recording: Recording): void
  /** Writes it down on this device. */
  keep(): Promise<void>
}

/** Gives the points of a recording to the project, each once, also when an answer is lost on the way. */
export class TrackWriter {
  readonly #store: ProjectStore
  readonly #written: Written
  /** Nobody knows whether the last points that were given to the project arrived there. */
  isUnsure = false

  constructor(store: ProjectStore, written: Written) {
    this.#store = store
    this.#written = written
  }

  /** Gives what waits; resolves when it is durable on this device. */
  async append(): Promise<void> {
    const { tracks } = this.#store
    if (tracks === undefined) throw new CairnError('capability-missing', 'Paths cannot be kept here.')
    const id = await this.#document()
    if (this.isUnsure) await this.#dropArrived(id)
    const { waiting } = this.#written.current()
    this.isUnsure = true
    for (let from = 0; from < waiting.length; from += CHUNK)
      await tracks.append(id, waiting.slice(from, from + CHUNK))
    this.isUnsure = false
    const now = this.#written.current()
    this.#written.change({ ...now, waiting: now.waiting.slice(waiting.length) })
  }

  /** The track's document; made with the first points, so that an empty one never stands in the project. */
  async #document(): Promise<DocumentId> {
    const { id, token, startedAt } = this.#written.current()
    if (id !== null) return id
    const { mayLeave } = (await readSettings(this.#store)).settings
    const create = {
      type: 'create',
      kind: 'track',
      set: new Map<string, Json>([
        [FIELD.observedAt, startedAt],
        ...(mayLeave ? [] : [[FIELD.mayLeave, false] as const])
      ])
    } as const
    await this.#written.keep()
    const [made] = await this.#store.documents.commit([create], {
      token,
      at: startedAt,
      again: this.isUnsure
    })
    if (made === undefined) throw new CairnError('internal', 'The path was saved without an id.')
    this.#written.change({ ...this.#written.current(), id: made })
    await this.#written.keep()
    return made
  }

  async #dropArrived(id: DocumentId): Promise<void> {
    let last: TrackPoint | undefined
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.#store.tracks!.points(id, cursor)
      last = page.points.at(-1) ?? last
      cursor = page.cursor
    }
    if (last === undefined) return
    const at = last[2]
    const now = this.#written.current()
    this.#written.change({ ...now, waiting: now.waiting.filter(point => point[2] > at) })
  }
}
