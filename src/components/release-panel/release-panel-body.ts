import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { CairnError } from '../../model/error.js'
import type { Project, ReleasePreview } from '../../project/types.js'
import { fileName, saveFile } from '../controllers/save-file.js'
import { contributionName } from '../controllers/contribution-name.js'
import { errorText, sentenceText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { release } from '../strings/en/release.js'
import { fieldStyles, panel } from '../styles/index.js'
import { askDialog } from './ask-dialog.js'
import type { CairnReleasePanel } from './release-panel.js'
import { EMPTY_TERMS, requestOf, STOPS, stopWords, type ReleaseTerms } from './release-terms.js'
import {
  CairnReleasePanelCloseEvent,
  CairnReleasePanelReleasedEvent,
  CairnReleasePanelReleaseEvent
} from './release-panel-events.js'
import { releaseStyles } from './release-panel.styles.js'
import { whatGoes } from './what-goes.js'

const PAUSE_MS = 250

/** What `CairnReleasePanel` is made of, see there. */
export class ReleasePanelBody extends Body<CairnReleasePanel> {
  static override styles = [panel, fieldStyles, releaseStyles]

  @state() private terms: ReleaseTerms = EMPTY_TERMS
  @state() private preview: ReleasePreview | null = null
  /** Every field that could go: those left out stay in the list. */
  @state() private fields: readonly string[] = []
  @state() private bytes: number | null = null
  @state() private done: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, release)
  readonly #project = new ProjectController(this.host, {
    changed: () => {
      this.terms = EMPTY_TERMS
      this.preview = null
      this.fields = []
      this.#lookSoon()
    },
    event: event => {
      if (event.type === 'documents' || event.type === 'info') this.#lookSoon()
    }
  })
  #timer: ReturnType<typeof setTimeout> | null = null
  #run = 0
  #stopping: AbortController | null = null

  override hostDisconnected(): void {
    this.#run++
    if (this.#timer) clearTimeout(this.#timer)
    this.#stopping?.abort()
  }

  override willUpdate(changed: PropertyValues<CairnReleasePanel>): void {
    if (changed.has('selection')) this.#lookSoon()
  }

  #change(change: Partial<ReleaseTerms>): void {
    this.terms = { ...this.terms, ...change }
    this.done = false
    this.#lookSoon()
  }

  #lookSoon(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), PAUSE_MS)
  }

  async #look(): Promise<void> {
    const run = ++this.#run
    const project = this.#project.value
    if (!project) return
    const request = requestOf(this.terms, project, this.host.selection)
    try {
      const preview = await project.previewRelease(request)
      const fields =
        this.terms.leaveOut.size === 0
          ? preview.fields
          : [...new Set([...preview.fields, ...this.terms.leaveOut])].sort()
      if (run !== this.#run) return
      this.preview = preview
      this.fields = fields
      this.failure = null
    } catch (error) {
      if (run === this.#run) this.failure = error
    }
  }

  async #release(): Promise<void> {
    const project = this.#project.value
    if (!project || this.#stopping) return
    const request = requestOf(this.terms, project, this.host.selection)
    if (!this.dispatchEvent(new CairnReleasePanelReleaseEvent(request))) return
    const exporter = project.exporters.find(({ id }) => id === request.format)
    const stopping = (this.#stopping = new AbortController())
    this.bytes = 0
    this.failure = null
    try {
      const parts: BlobPart[] = []
      for await (const bytes of project.release(request, { signal: stopping.signal })) {
        parts.push(bytes as Uint8Array<ArrayBuffer>)
        this.bytes += bytes.length
      }
      const file = new File(parts, fileName(project.name, exporter?.extension ?? 'txt'))
      saveFile(file)
      this.done = true
      this.dispatchEvent(new CairnReleasePanelReleasedEvent(request, file))
    } catch (error) {
      if (!CairnError.is(error, 'aborted')) this.failure = error
    } finally {
      this.#stopping = null
      this.bytes = null
    }
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  override render(): TemplateResult {
    const { t } = this.#words
    const project = this.#project.value
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dispatchEvent(new CairnReleasePanelCloseEvent())}
        >
          <cairn-icon name="close"></cairn-icon>
        </button>
        <h1>${t('release.title')}</h1>
      </header>
      ${
        project
          ? this.#body(project)
          : project === null
            ? nothing
            : html`<div class="body" part="body">${this.#loading()}</div>`
      }`
  }

  #loading(): TemplateResult {
    return html`<p class="muted" role="status">${this.#words.t('loading')}…</p>`
  }

  #body(project: Project): TemplateResult {
    return html`<div class="body" part="body">
        <slot name="start"></slot>
        ${this.#who(project)} ${this.#exactness()} ${this.#along(project)} ${this.#stays()}
      </div>
      ${this.#foot()}
      ${askDialog(this.terms, this.preview?.documents ?? 0, this.#localize, () => void this.#release())}`
  }

  #who(project: Project): TemplateResult {
    const { t } = this.#words
    const text = (name: 'recipient' | 'purpose', hint: string): TemplateResult =>
      html`<div class="field">
        <label class="label" for=${name}>${t(`release.${name}`)}</label>
        <input
          class="input"
          id=${name}
          dir="auto"
          maxlength="200"
          autocomplete="off"
          placeholder=${hint}
          .value=${this.terms[name]}
          @input=${(event: Event) => this.#change({ [name]: valueOf(event) })}
        />
      </div>`
    return html`${text('recipient', t('release.recipientHint'))} ${text('purpose', t('release.purposeHint'))}
      <div class="field">
        <label class="label" for="until"
          >${t('release.until')} <span class="optional">${t('release.untilHint')}</span></label
        >
        <input
          class="input"
          id="until"
          type="date"
          .value=${this.terms.until}
          @change=${(event: Event) => this.#change({ until: valueOf(event) })}
        />
      </div>
      ${
        project.exporters.length < 2
          ? nothing
          : html`<div class="field">
              <label class="label" for="format">${t('release.format')}</label>
              <select
                class="input"
                id="format"
                @change=${(event: Event) => this.#change({ format: valueOf(event) })}
              >
                ${project.exporters.map(
                  exporter =>
                    html`<option value=${exporter.id} .selected=${exporter.id === this.terms.format}>
                      ${contributionName('exporters', exporter, this.#localize)}
                    </option>`
                )}
              </select>
            </div>`
      }`
  }

  #exactness(): TemplateResult {
    const { t } = this.#words
    const words = stopWords(this.terms.stop, this.#localize)
    return html`<section>
      <label class="row" for="exactness">
        <span class="label grow">${t('release.howExact')}</span>
        <span class="strong small">${words}</span>
      </label>
      <input
        class="slider"
        id="exactness"
        type="range"
        min="0"
        max=${STOPS.length - 1}
        step="1"
        aria-valuetext=${words}
        .value=${String(this.terms.stop)}
        @input=${(event: Event) => this.#change({ stop: Number(valueOf(event)) })}
      />
      <div class="ends" aria-hidden="true">
        ${STOPS.map(
          (precision, place) =>
            html`<span ?data-on=${place === this.terms.stop}
              >${
                typeof precision === 'number'
                  ? this.#localize.distance(precision)
                  : t(precision === 'exact' ? 'release.exactShort' : 'release.noPlaceShort')
              }</span
            >`
        )}
      </div>
    </section>`
  }

  #along(project: Project): TemplateResult | typeof nothing {
    const { t } = this.#words
    const { preview } = this
    if (preview === null) return this.failure === null ? this.#loading() : nothing
    return html`<fieldset>
      <legend class="label" .style=${'margin-block-end:8px'}>
        ${t('release.leaveWith', { n: preview.documents })}
      </legend>
      <div class="card along">
        ${whatGoes(this.fields, project.categories).map(
          ({ part, words, names }) =>
            html`<label>
              <span class="grow strong" dir="auto"
                >${
                  part === 'question' ? words.join(' · ') : t(`release.field.${part}`, { key: words.join() })
                }</span
              >
              <input
                type="checkbox"
                .checked=${!names.every(name => this.terms.leaveOut.has(name))}
                @change=${(event: Event) => this.#toggle(names, (event.target as HTMLInputElement).checked)}
              />
            </label>`
        )}
      </div>
      <p class="sub">${t('release.always')}</p>
    </fieldset>`
  }

  #toggle(names: readonly string[], goes: boolean): void {
    const leaveOut = new Set(this.terms.leaveOut)
    for (const name of names) {
      if (goes) leaveOut.delete(name)
      else leaveOut.add(name)
    }
    this.#change({ leaveOut })
  }

  #stays(): TemplateResult | typeof nothing {
    const withheld = this.preview?.withheld ?? 0
    const { t } = this.#words
    return html`${
        withheld === 0
          ? nothing
          : html`<p class="note">
              <cairn-icon name="lock"></cairn-icon>
              <span><b>${t('release.stay', { n: withheld })}</b> ${t('release.stayHint')}</span>
            </p>`
      }
      <p class="note"><cairn-icon name="eye"></cairn-icon>${t('release.never')}</p>`
  }

  #foot(): TemplateResult {
    const { t } = this.#words
    const { preview, bytes } = this
    const isReady = preview?.allowed === true && preview.documents > 0
    return html`<footer class="foot" part="foot">
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>
      <div role="status">
        ${this.done ? html`<p class="note"><cairn-icon name="check"></cairn-icon>${t('release.done')}</p>` : nothing}
        ${isReady || preview === null ? nothing : html`<p class="sub">${this.#whyNot(preview)}</p>`}
      </div>
      ${
        bytes === null
          ? html`<button
              class="button primary wide"
              part="primary"
              type="button"
              ?disabled=${!isReady}
              @click=${() => this.dialog?.showModal()}
            >
              ${preview === null ? t('release.yes') : t('release.release', { n: preview.documents })}
            </button>`
          : html`<progress aria-label=${t('release.writing')}></progress>
              <button class="button wide" type="button" @click=${() => this.#stopping?.abort()}>
                ${t('cancel')}
              </button>`
      }
      <p class="sub">${t('release.forGood')}</p>
    </footer>`
  }

  /** In the reader's words where the reason is something left to fill in. */
  #whyNot(preview: ReleasePreview): string {
    const { t } = this.#words
    if (this.terms.recipient.trim() === '') return t('release.needRecipient')
    if (this.terms.purpose.trim() === '') return t('release.needPurpose')
    return preview.documents === 0 ? t('release.nothing') : sentenceText(preview.reason ?? '', this.#localize)
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value
}
