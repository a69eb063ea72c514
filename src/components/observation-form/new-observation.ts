import type { DocumentId } from '../../model/index.js'
import type { ObservationDraft, Project } from '../../project/types.js'

/** The observation that a form is to write: once, however often it is asked to, also when an answer was lost. */
export class NewObservation {
  /** Kept with the draft, so that a page that comes back does not write it anew either. */
  readonly token: string
  /** Another page may have written it already, as the draft stood then. */
  readonly wasKept: boolean
  /** What stood on the form when it was first asked for. */
  asked: ObservationDraft | null = null
  #at = 0
  private isWritten = false

  /** @param before what the form wrote until now: its token is used up */
  constructor(token?: string, before?: NewObservation) {
    const isUsedUp = before?.isWritten === true && before.token === token
    this.wasKept = token !== undefined && !isUsedUp
    this.token = token === undefined || isUsedUp ? newToken() : token
  }

  /** @param current the draft on the form, of which `draft` is what is saved */
  async write(project: Project, draft: ObservationDraft, current: ObservationDraft): Promise<DocumentId> {
    const again = this.asked !== null
    if (this.asked === null) {
      this.asked = current
      this.#at = Date.now()
    }
    const id = await project.create(draft, { token: this.token, at: this.#at, again })
    this.isWritten = true
    return id
  }
}

/** 32 hexadecimal digits, also in a page without a secure context. */
const newToken = (): string =>
  crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '')
