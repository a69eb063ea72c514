import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { attachmentsOf } from '../../model/document-view.js'
import type { DocumentId, ValueId } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { listFormat } from '../controllers/formats.js'
import { LocalizeController } from '../controllers/localize.js'
import { MemberNames } from '../controllers/members.js'
import { ProjectController } from '../controllers/project.js'
import { deviceWords, summaryOf } from '../observation/words.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { readAnswers } from './answers.js'
import {
  CairnObservationViewCloseEvent,
  CairnObservationViewEditEvent,
  CairnObservationViewRemovedEvent,
  CairnObservationViewRemoveEvent
} from './observation-view-events.js'
import { viewStyles } from './observation-view.styles.js'
import { otherAnswers } from './other-answers.js'
import { whereHeld, whoAndWhen } from './who-and-where.js'

/**
 * @summary One observation: what, who and when, other answers side by side, all answers, and where its copies are.
 *
 * @slot start - Above everything, for instance photos.
 * @slot bar-end - At the end of the bar.
 * @slot end - After the answers.
 * @event {CairnObservationViewEditEvent} cairn-observation-view-edit - It is to be edited.
 * @event {CairnObservationViewRemoveEvent} cairn-observation-view-remove - Before it is deleted; cancel it to ask first.
 * @event {CairnObservationViewRemovedEvent} cairn-observation-view-removed - It is deleted, and can be brought back.
 * @event {CairnObservationViewCloseEvent} cairn-observation-view-close - The way back was chosen.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 */
export class CairnObservationView extends LitElement {
  static override styles = [tokens, controls, panel, fieldStyles, viewStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Which observation. */
  @property({ attribute: 'document-id' }) documentId: DocumentId | null = null

  /** Undefined while it is read, null when it is not here. */
  @state() private document: StoredDocument | null | undefined = undefined
  @state() private failure: unknown = null
  @state() private busy: boolean = false
  @state() private picked: ReadonlyMap<string, ValueId> = new Map()
  @state() private kept: ReadonlySet<string> = new Set()
  @state() private justRemoved: boolean = false
  @state() private withHistory: boolean = false
  /** Place of the file that is looked at closely; null for none. */
  @state() private viewing: number | null = null

  readonly #localize = new LocalizeController(this)
  readonly #names = new MemberNames(this)
  readonly #project = new ProjectController(this, {
    changed: project => {
      this.#readNames(project)
      void this.#read()
    },
    event: event => {
      if (event.type === 'members') this.#readNames(this.#project.value)
      const mine = event.type === 'documents' && (event.ids === null || event.ids.includes(this.documentId!))
      if (mine || event.type === 'sync') void this.#read()
    }
  })
  #run = 0

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('documentId')) return
    this.document = undefined
    this.failure = null
    this.justRemoved = false
    this.withHistory = false
    this.viewing = null
    this.picked = new Map()
    this.kept = new Set()
    void this.#read()
  }

  #readNames(project: Project | null | undefined): void {
    this.#names.load(project).catch((error: unknown) => this.#failed(error))
  }

  async #read(): Promise<void> {
    const run = ++this.#run
    const project = this.#project.value
    if (!project || this.documentId === null) return
    try {
      const document = await project.store.documents.get(this.documentId)
      if (run === this.#run) this.document = document
    } catch (error) {
      if (run === this.#run) this.#failed(error)
    }
  }

  #failed(error: unknown): void {
    this.failure = error
  }

  /** Runs a change and shows what went wrong, if anything did. */
  async #write(change: (project: Project) => Promise<void>): Promise<boolean> {
    const project = this.#project.value
    if (!project || this.busy) return false
    this.busy = true
    this.failure = null
    try {
      await change(project)
      await this.#read()
      return true
    } catch (error) {
      this.#failed(error)
      return false
    } finally {
      this.busy = false
    }
  }

  async #settle(name: string, id: ValueId): Promise<void> {
    const field = this.document?.fields.get(name)
    const chosen = field === undefined ? undefined : [field, ...field.others].find(value => value.id === id)
    if (field === undefined || chosen === undefined) return
    await this.#write(project =>
      project.edit(this.document!.id, new Map([[name, chosen.value]]), new Map([[name, field.saw]]))
    )
  }

  async #remove(): Promise<void> {
    const id = this.documentId
    if (id === null || !this.dispatchEvent(new CairnObservationViewRemoveEvent(id))) return
    if (!(await this.#write(project => project.remove(id)))) return
    this.justRemoved = true
    this.dispatchEvent(new CairnObservationViewRemovedEvent(id))
  }

  async #restore(): Promise<void> {
    const id = this.documentId
    if (id !== null && (await this.#write(project => project.restore(id)))) this.justRemoved = false
  }

  #nameOf(device: string): string {
    return deviceWords(device, this.#names, this.#localize)
  }

  /** Loads what looks closer, and shows it. */
  async #look(closer: 'history' | number): Promise<void> {
    this.failure = null
    try {
      if (closer === 'history') await import('../observation-history/define.js')
      else await import('../media-viewer/define.js')
      if (closer === 'history') this.withHistory = true
      else this.viewing = closer
    } catch (error) {
      this.#failed(error)
    }
  }

  override render(): TemplateResult {
    const project = this.#project.value
    const { document } = this
    return html`${this.#bar(project ?? null, document ?? null)}
      <div class="body" part="body" aria-busy=${this.#isComing ? 'true' : 'false'}>
        <div class="live" role="alert">
          ${
            this.failure === null
              ? nothing
              : html`<p class="note danger">
                  <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
                </p>`
          }
        </div>
        ${document === undefined && !this.#isComing ? this.#tryAgain() : nothing}
        ${document === null ? html`<p class="note">${this.#words.t('view.gone')}</p>` : nothing}
        ${project && document ? this.#content(project, document) : nothing}
      </div>
      <div role="status">
        ${this.justRemoved && document?.status === 'deleted' ? this.#toast() : nothing}
      </div>`
  }

  get #isComing(): boolean {
    return this.document === undefined && this.failure === null
  }

  #tryAgain(): TemplateResult {
    const read = (): void => {
      this.failure = null
      void this.#read()
    }
    return html`<button class="button" type="button" @click=${read}>${this.#words.t('tryAgain')}</button>`
  }

  #bar(project: Project | null, document: StoredDocument | null): TemplateResult {
    const { t } = this.#words
    const summary = project && document ? summaryOf(document, project.categories, this.#localize) : null
    const editable = document?.status === 'shown' && project?.store.info.readOnly === undefined
    return html`<header class="bar" part="bar">
      <button
        class="icon-button"
        type="button"
        aria-label=${t('back')}
        @click=${() => this.dispatchEvent(new CairnObservationViewCloseEvent())}
      >
        <cairn-icon name="back"></cairn-icon>
      </button>
      ${
        summary?.preset && project
          ? html`<cairn-disc
              size="s"
              .icon=${project.categories.iconUrl(summary.preset.icon)}
              .paint=${project.categories.paint(summary.preset.color)}
            ></cairn-disc>`
          : nothing
      }
      <h1 dir="auto">${summary?.title ?? t(this.#isComing ? 'loading' : 'view.title')}</h1>
      ${
        editable
          ? html`<button
              class="icon-button"
              type="button"
              aria-label=${t('view.edit')}
              @click=${() => this.dispatchEvent(new CairnObservationViewEditEvent(document))}
            >
              <cairn-icon name="pencil"></cairn-icon>
            </button>`
          : nothing
      }
      <slot name="bar-end"></slot>
    </header>`
  }

  #content(project: Project, document: StoredDocument): TemplateResult {
    const { t } = this.#words
    const { store } = project
    const others = [...document.fields]
      .filter(([name, field]) => field.others.length > 0 && !this.kept.has(name))
      .map(([name]) => name)
    const answers = readAnswers(document, project, this.#localize)
    return html`<slot name="start"></slot>
      ${this.#files(project, document)} ${this.#removedNote(document)}
      ${whoAndWhen(document, project, this.#nameOf(document.createdBy), this.#localize)}
      ${otherAnswers(
        {
          document,
          project,
          localize: this.#localize,
          picked: this.picked,
          busy: this.busy,
          nameOf: device => this.#nameOf(device),
          pick: (name, id) => (this.picked = new Map(this.picked).set(name, id)),
          show: (name, id) => void this.#settle(name, id),
          keepBoth: name => (this.kept = new Set(this.kept).add(name))
        },
        others
      )}
      ${
        answers.length === 0
          ? nothing
          : html`<dl class="answers" aria-label=${t('view.answers')}>
              ${answers.map(
                answer =>
                  html`<div>
                    <dt dir="auto">${answer.question}</dt>
                    <dd dir="auto">${answer.words}</dd>
                  </div>`
              )}
            </dl>`
      }
      <slot name="end"></slot>
      ${store.sync === undefined ? nothing : whereHeld(document, this.#localize)}
      ${store.history === undefined ? nothing : this.#history(project)}
      ${
        document.status === 'deleted' || store.info.readOnly !== undefined
          ? nothing
          : html`<div class="acts">
              <button
                class="button plain danger"
                type="button"
                ?disabled=${this.busy}
                @click=${() => void this.#remove()}
              >
                <cairn-icon name="trash"></cairn-icon>${t('view.remove')}
              </button>
            </div>`
      }`
  }

  #files(project: Project, document: StoredDocument): TemplateResult | typeof nothing {
    const hashes = attachmentsOf(document)
    if (hashes.length === 0 || !project.store.media) return nothing
    return html`<section class="files" aria-label=${this.#words.t('attachments.title')}>
        ${hashes.map((hash, at) => this.#file(hash, at, project))}
      </section>
      ${
        this.viewing === null
          ? nothing
          : html`<cairn-media-viewer
              .project=${project}
              .hashes=${hashes}
              .at=${this.viewing}
              @cairn-media-viewer-close=${() => (this.viewing = null)}
            ></cairn-media-viewer>`
      }`
  }

  /** A tap on the photo opens it; the button does the same for keys and for what is no photo. */
  #file(hash: string, at: number, project: Project): TemplateResult {
    return html`<div class="file">
      <cairn-media
        hash=${hash}
        .project=${project}
        @click=${(event: Event) => {
          if (event.composedPath()[0] instanceof HTMLImageElement) void this.#look(at)
        }}
      ></cairn-media>
      <button
        class="icon-button raised closer"
        type="button"
        aria-label=${this.#words.t('view.closer')}
        @click=${() => void this.#look(at)}
      >
        <cairn-icon name="eye"></cairn-icon>
      </button>
    </div>`
  }

  #history(project: Project): TemplateResult {
    return html`<section class="history">
      <button
        class="button slight"
        type="button"
        aria-expanded=${this.withHistory ? 'true' : 'false'}
        @click=${() => {
          if (this.withHistory) this.withHistory = false
          else void this.#look('history')
        }}
      >
        <cairn-icon name="clock"></cairn-icon>${this.#words.t('view.history')}
      </button>
      ${
        this.withHistory
          ? html`<cairn-observation-history
              .project=${project}
              .documentId=${this.documentId}
            ></cairn-observation-history>`
          : nothing
      }
    </section>`
  }

  #removedNote(document: StoredDocument): TemplateResult | typeof nothing {
    const { t } = this.#words
    if (document.status === 'shown') return nothing
    const names = (devices: readonly string[]): string =>
      listFormat(this.#localize.language).format(devices.map(device => this.#nameOf(device)))
    const text =
      document.status === 'deleted'
        ? t('view.removedNote')
        : t('view.deletedEdited', { deleter: names(document.deletedBy), editor: names(document.editedBy) })
    return html`<div class="note warn">
      <cairn-icon name="trash"></cairn-icon>
      <span class="grow">${text}</span>
      <button class="button slight" type="button" ?disabled=${this.busy} @click=${() => void this.#restore()}>
        ${t('view.restore')}
      </button>
    </div>`
  }

  #toast(): TemplateResult {
    const { t } = this.#words
    return html`<div class="toast">
      <span class="grow">${t('view.removed')}</span>
      <button class="button slight" type="button" ?disabled=${this.busy} @click=${() => void this.#restore()}>
        ${t('undo')}
      </button>
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-observation-view': CairnObservationView
  }
}
