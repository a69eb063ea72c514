import type { Project } from '../../project/types.js'
import type { MapView } from './map-view.js'
import { MarkDocuments } from './mark-documents.js'
import { marksInView } from './marks-in-view.js'
import type { Mark } from './marks-in-view.js'

/** News of copies come many a second; badges follow this often, milliseconds. */
const COPIES_PAUSE = 1000

interface ShownMarksHost {
  readonly view: () => MapView | null
  readonly project: () => Project | null | undefined
  readonly changed: () => void
  /** Told of what is done by itself; hears what fails. */
  readonly run: (work: Promise<void>) => void
}

/** The marks in view, with the documents that name them and their badges. */
export class ShownMarks {
  readonly documents = new MarkDocuments()
  readonly #host: ShownMarksHost
  #now: readonly Mark[] = []
  #badges = ''
  /** Looks so far, and the one that is shown: one that had to wait for documents may end after a later one. */
  #asked = 0
  #answered = 0
  #copies: ReturnType<typeof setTimeout> | undefined = undefined

  constructor(host: ShownMarksHost) {
    this.#host = host
  }

  get now(): readonly Mark[] {
    return this.#now
  }

  /** Looks which marks are in view; to be called when the map rests. */
  async read(): Promise<void> {
    const view = this.#host.view()
    if (view === null) return
    const run = ++this.#asked
    const marks = marksInView(view.map)
    const project = this.#host.project()
    if (project) await this.documents.load(project, marks)
    if (view !== this.#host.view() || run < this.#answered) return
    this.#answered = run
    this.#drawBadges(view, marks, project?.store.sync !== undefined)
    this.#now = marks
    this.#host.changed()
  }

  /** Who holds what has changed: badges are looked at again, at most once in a while. */
  copiesChanged(): void {
    this.#copies ??= setTimeout(() => {
      this.#copies = undefined
      this.documents.forget(null)
      this.#host.run(this.read())
    }, COPIES_PAUSE)
  }

  /** The map is gone: the next one has nothing drawn. */
  clear(): void {
    clearTimeout(this.#copies)
    this.#copies = undefined
    this.#badges = ''
    this.#now = []
  }

  #drawBadges(view: MapView, marks: readonly Mark[], copies: boolean): void {
    const badges = this.documents.badges(marks, copies)
    const now = JSON.stringify(badges)
    if (now === this.#badges) return
    this.#badges = now
    view.draw('badges', badges)
  }
}
