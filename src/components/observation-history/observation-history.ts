import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { DocumentId, HistoryStep } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { MemberNames } from '../controllers/members.js'
import { ProjectController } from '../controllers/project.js'
import { deviceWords } from '../observation/words.js'
import { looking } from '../strings/en/looking.js'
import { controls, tokens } from '../styles/index.js'
import { isShown, linesOf } from './history-steps.js'
import type { HistoryLine } from './history-steps.js'
import { CairnObservationHistoryRestoreEvent } from './observation-history-events.js'

const PAGE = 30

/**
 * @summary Who changed what of an observation, and when, answer by answer; an earlier answer can be written again, and
 *   nothing that was there goes.
 *
 * @event {CairnObservationHistoryRestoreEvent} cairn-observation-history-restore - Before an earlier answer is written again; cancel it to ask first.
 * @csspart step - One change.
 */
export class CairnObservationHistory extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      ol {
        display: grid;
        gap: 14px;
      }
      li.step {
        padding-inline-start: 14px;
        border-inline-start: 3px solid var(--_line);
      }
      li.step.void {
        border-inline-start-style: dashed;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 12px;
        margin-block-start: 6px;
      }
      .answer {
        flex: 1;
        min-width: min(100%, 10em);
        overflow-wrap: anywhere;
        max-height: 8em;
        overflow: auto;
      }
      .answer .words {
        white-space: pre-wrap;
      }
      .more {
        margin-block-start: 14px;
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Which observation. */
  @property({ attribute: 'document-id' }) documentId: DocumentId | null = null

  @state() private document: StoredDocument | null = null
  @state() private steps: readonly HistoryStep[] | null = null
  @state() private cursor: string | null = null
  @state() private failure: unknown = null
  @state() private busy: boolean = false
  @state() private used: boolean = false

  readonly #localize = new LocalizeController(this, looking)
  readonly #names = new MemberNames(this)
  readonly #project = new ProjectController(this, {
    changed: () => void this.#read(),
    event: event => {
      const isMine =
        event.type === 'documents' && (event.ids === null || event.ids.includes(this.documentId!))
      if (isMine || event.type === 'members') void this.#read()
    }
  })
  #run = 0

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('documentId')) return
    this.steps = null
    this.used = false
    void this.#read()
  }

  /** As many steps as are shown already, or the first page. */
  async #read(): Promise<void> {
    const run = ++this.#run
    const project = this.#project.value
    const id = this.documentId
    if (!project?.store.history || id === null) return
    try {
      await this.#names.load(project)
      const limit = Math.min(500, Math.max(PAGE, this.steps?.length ?? 0))
      const [document, page] = await Promise.all([
        project.store.documents.get(id),
        project.store.history.of(id, { limit })
      ])
      if (run !== this.#run) return
      this.document = document
      this.steps = page.steps
      this.cursor = page.cursor
    } catch (error) {
      if (run === this.#run) this.failure = error
    }
  }

  async #more(): Promise<void> {
    const { cursor, documentId } = this
    const history = this.#project.value?.store.history
    if (cursor === null || documentId === null || !history) return
    await this.#do(async () => {
      const page = await history.of(documentId, { limit: PAGE, cursor })
      this.steps = [...(this.steps ?? []), ...page.steps]
      this.cursor = page.cursor
    })
  }

  async #use({ field, value }: HistoryLine): Promise<void> {
    const project = this.#project.value
    const { document } = this
    if (!project || document === null || value === undefined) return
    if (!this.dispatchEvent(new CairnObservationHistoryRestoreEvent(document.id, field, value))) return
    await this.#do(async () => {
      const saw = new Map([[field, document.fields.get(field)?.saw ?? []]])
      await project.edit(document.id, new Map([[field, value]]), saw)
      this.used = true
      await this.#read()
    })
  }

  async #do(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.failure = null
    try {
      await work()
    } catch (error) {
      this.failure = error
    } finally {
      this.busy = false
    }
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const project = this.#project.value
    const { steps, document } = this
    return html`<div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>
      <div class="live" role="status">
        ${this.used ? html`<p class="note"><cairn-icon name="check"></cairn-icon>${t('history.used')}</p>` : nothing}
      </div>
      ${
        !project || steps === null
          ? html`<p class="muted" aria-busy="true">${this.failure === null ? `${t('loading')}…` : ''}</p>`
          : steps.length === 0 || document === null
            ? html`<p class="muted">${t('history.none')}</p>`
            : html`<ol role="list" aria-label=${t('history.title')}>
                ${steps.map(step => this.#step(step, document, project))}
              </ol>`
      }
      ${
        this.cursor === null
          ? nothing
          : html`<button
              class="button slight more"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.#more()}
            >
              ${t('history.more')}
            </button>`
      }`
  }

  #step(step: HistoryStep, document: StoredDocument, project: Project): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const name = deviceWords(step.by, this.#names, this.#localize)
    return html`<li class="step ${step.counts ? '' : 'void'}" part="step">
      <p class="strong">${t('view.by', { name, time: this.#localize.time(step.at) })}</p>
      ${step.does === 'edit' ? nothing : html`<p>${t(`history.${step.does}`)}</p>`}
      ${step.counts ? nothing : html`<p class="sub">${t('history.void')}</p>`}
      ${linesOf(step, document, project, this.#localize).map(line => this.#line(line, step, document, project))}
    </li>`
  }

  #line(line: HistoryLine, step: HistoryStep, document: StoredDocument, project: Project): TemplateResult {
    const shown = isShown(line, document)
    const mayUse =
      !shown &&
      step.counts &&
      line.value !== undefined &&
      document.status === 'shown' &&
      project.store.info.readOnly === undefined
    return html`<div class="line">
      <div class="answer" tabindex=${line.words.length > 400 ? 0 : nothing}>
        <span class="sub" dir="auto">${line.question}</span>
        <span class="words" dir="auto">${line.words}</span>
      </div>
      ${shown ? html`<span class="tag">${this.#localize.t('history.now')}</span>` : nothing}
      ${
        mayUse
          ? html`<button
              class="button slight use"
              type="button"
              aria-label=${`${this.#localize.t('history.use')}: ${line.words.slice(0, 80)}`}
              ?disabled=${this.busy}
              @click=${() => void this.#use(line)}
            >
              ${this.#localize.t('history.use')}
            </button>`
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-observation-history': CairnObservationHistory
  }
}
