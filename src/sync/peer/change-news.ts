import { DOCUMENT_KINDS, type CairnError, type MediaHash } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import type { Exchange } from './exchange.js'
import type { IndexedValues } from './indexed-values.js'
import type { ProjectMedia } from './media/project-media.js'
import type { ProjectEvents } from './project-events.js'
import { MAX_NAMED, type Flushed } from './project-index.js'

interface ChangeNewsParts {
  readonly events: ProjectEvents
  readonly exchange: Exchange
  readonly media: ProjectMedia
  readonly values: IndexedValues
  /** Whether all that stood on this disk has been read. */
  readonly isReady: () => boolean
  /** This device's role, or whether it can write, may have changed. */
  readonly onStanding: () => void
  readonly onFault: (fault: CairnError) => void
}

/** Tells everyone whom it concerns what is different now. */
export class ChangeNews {
  readonly #parts: ChangeNewsParts

  constructor(parts: ChangeNewsParts) {
    this.#parts = parts
  }

  /** What the index says is different. */
  indexed({ members, media, isChanged, ids, kinds }: Flushed, isReadOnlyChanged: boolean): void {
    const { events, exchange, onStanding } = this.#parts
    if (this.#parts.isReady()) this.#parts.media.changed(media)
    if (members) exchange.membersChanged()
    if (members) events.emit({ type: 'members' })
    if (members || isReadOnlyChanged) onStanding()
    if (!isChanged) return
    events.emit({ type: 'documents', kinds, ids })
    events.syncChanged()
  }

  /** A file came, went, or is elsewhere now; a value that came makes its documents look different. */
  file(hash: MediaHash | null): void {
    const { events, media, values, onFault } = this.#parts
    events.syncChanged()
    if (hash === null || !media.library.isValue(hash)) return
    values.came(hash).then(
      ids =>
        events.emit({ type: 'documents', kinds: DOCUMENT_KINDS, ids: ids.length > MAX_NAMED ? null : ids }),
      (error: unknown) => onFault(storageFailure(error))
    )
  }
}
