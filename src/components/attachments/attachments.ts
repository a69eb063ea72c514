import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Media, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import type { StringKey } from '../strings/en.js'
import { controls, tokens } from '../styles/index.js'
import { makePreviews } from './make-previews.js'
import { recordSound, type SoundRecording } from './sound-recorder.js'

/** The files of an observation changed. Stays inside its form. */
export class CairnAttachmentsChangeEvent extends Event {
  static readonly type = 'cairn-attachments-change'
  readonly value: readonly string[]

  constructor(value: readonly string[]) {
    super(CairnAttachmentsChangeEvent.type, { bubbles: true })
    this.value = value
  }
}

/**
 * A file was taken or chosen and is kept. A form offers the place that a photo tells; an element of a page's own inside
 * it may fire this too, with null where nothing keeps the file.
 */
export class CairnAttachmentsTakenEvent extends Event {
  static readonly type = 'cairn-attachments-taken'
  readonly file: Blob
  /** As `store.media` knows it. */
  readonly hash: string | null

  constructor(file: Blob, hash: string | null = null) {
    super(CairnAttachmentsTakenEvent.type, { bubbles: true, composed: true })
    this.file = file
    this.hash = hash
  }
}

type FileKind = 'photo' | 'audio' | 'video'
const ACCEPTS: { readonly [kind in FileKind]: string } = {
  photo: 'image/*',
  audio: 'audio/*',
  video: 'video/*'
}

interface Taking {
  readonly name: string
  readonly bytes: number
  readonly done: number
}

/**
 * @summary Photos and recordings of an observation, taken here and now. Each is durable on this device before it
 *   stands in the list.
 *
 * @event {CairnAttachmentsChangeEvent} cairn-attachments-change - A file came or went.
 * @event {CairnAttachmentsTakenEvent} cairn-attachments-taken - A file was taken or chosen, and stands in the list.
 */
export class CairnAttachments extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      .acts {
        display: grid;
        /* Two beside each other, however narrow the page and large the text. */
        grid-template-columns: repeat(auto-fit, minmax(min(50% - 4px, 10em), 1fr));
        gap: 8px;
      }
      .act {
        border-style: dashed;
        min-height: 56px;
        padding-inline: 6px;
        font-size: var(--_size-s);
        flex-wrap: wrap;
        gap: 4px 10px;
        hyphens: auto;
      }
      .file:has(:disabled) {
        opacity: 0.5;
        cursor: default;
      }
      .act[data-on] {
        background: var(--_danger);
        border-color: var(--_danger);
        color: var(--_on-danger);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: 8px;
      }
      li {
        position: relative;
      }
      .remove {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-end: 2px;
        background: var(--_surface);
        width: 44px;
        height: 44px;
        box-shadow: var(--_shadow-1);
      }
      progress {
        width: 100%;
        accent-color: var(--_accent);
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Hashes of the files, as `store.media` knows them. */
  @property({ attribute: false }) value: readonly string[] = []
  /** What can be taken and chosen. */
  @property({ attribute: false }) kinds: readonly FileKind[] = ['photo', 'audio', 'video']
  @property({ type: Boolean, reflect: true }) disabled: boolean = false

  @state() private taking: Taking | null = null
  @state() private recording: SoundRecording | null = null
  @state() private problem: StringKey | null = null
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this)
  #stopping: AbortController | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.recording?.cancel()
    this.recording = null
    this.#stopping?.abort()
  }

  get #media(): Media | undefined {
    return this.#project.value?.store.media
  }

  async #bring(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const files = [...(input.files ?? [])]
    for (const file of files) if (!(await this.take(file, file.name))) break
    input.value = ''
  }

  /** Keeps a file and puts it into the list. Resolves with whether it is. */
  async take(file: Blob, name?: string): Promise<boolean> {
    const media = this.#media
    if (!media || this.taking !== null) return false
    const stopping = (this.#stopping = new AbortController())
    const what = { name: name ?? '', bytes: file.size }
    this.taking = { ...what, done: 0 }
    this.failure = null
    this.problem = null
    try {
      const hash = await media.put(piecesOf(file), {
        type: file.type || 'application/octet-stream',
        previews: await makePreviews(file),
        signal: stopping.signal,
        onProgress: done => (this.taking = { ...what, done })
      })
      this.#set([...this.value.filter(known => known !== hash), hash])
      this.dispatchEvent(new CairnAttachmentsTakenEvent(file, hash))
      return true
    } catch (error) {
      if (!stopping.signal.aborted) this.failure = error
      return false
    } finally {
      this.taking = null
      this.#stopping = null
    }
  }

  #set(value: readonly string[]): void {
    this.value = value
    this.dispatchEvent(new CairnAttachmentsChangeEvent(value))
  }

  async #record(): Promise<void> {
    this.problem = null
    const { recording } = this
    if (recording) {
      this.recording = null
      await this.take(await recording.stop())
      return
    }
    try {
      this.recording = await recordSound()
    } catch (error) {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
      this.problem = isDenied ? 'attachments.micDenied' : 'attachments.noMic'
      if (!isDenied) console.error(error)
    }
  }

  override render(): TemplateResult {
    if (!this.#media) return html`${nothing}`
    const { t } = this.#words
    const busy = this.disabled || this.taking !== null
    const canRecord = typeof MediaRecorder === 'function' && 'mediaDevices' in navigator
    const { kinds } = this
    return html`${this.value.length === 0 ? nothing : this.#list()}
      <div class="acts">
        ${kinds.includes('photo') ? this.#file('camera', t('attachments.photoAct'), 'image/*', true, busy) : nothing}
        ${kinds.includes('video') ? this.#file('film', t('attachments.filmAct'), 'video/*', true, busy) : nothing}
        ${this.#file('photo', t(kinds.includes('photo') ? 'attachments.choose' : 'attachments.chooseFiles'), kinds.map(kind => ACCEPTS[kind]).join(), false, busy)}
        ${
          canRecord && kinds.includes('audio')
            ? html`<button
                class="button act"
                type="button"
                ?data-on=${this.recording !== null}
                ?disabled=${busy}
                @click=${() => void this.#record()}
              >
                <cairn-icon name="mic"></cairn-icon
                >${t(this.recording === null ? 'attachments.record' : 'attachments.stop')}
              </button>`
            : nothing
        }
      </div>
      ${this.#state()}`
  }

  /** A button that takes a picture or a film, or chooses files. */
  #file(
    icon: 'camera' | 'film' | 'photo',
    words: string,
    accept: string,
    isTaken: boolean,
    busy: boolean
  ): TemplateResult {
    return html`<label class="button act file">
      <cairn-icon name=${icon}></cairn-icon>${words}
      <input
        type="file"
        accept=${accept}
        capture=${isTaken ? 'environment' : nothing}
        ?multiple=${!isTaken}
        ?disabled=${busy}
        @change=${(event: Event) => void this.#bring(event)}
      />
    </label>`
  }

  #list(): TemplateResult {
    const { t } = this.#words
    return html`<ul role="list">
      ${this.value.map(
        (hash, place) =>
          html`<li>
            <cairn-media small hash=${hash} .project=${this.#project.value}></cairn-media>
            <button
              class="icon-button remove"
              type="button"
              aria-label=${t('attachments.remove', { n: place + 1 })}
              ?disabled=${this.disabled}
              @click=${() => this.#set(this.value.filter(known => known !== hash))}
            >
              <cairn-icon name="close"></cairn-icon>
            </button>
          </li>`
      )}
    </ul>`
  }

  #state(): TemplateResult {
    const { t } = this.#words
    return html`<div role="status">
        ${
          this.taking === null
            ? nothing
            : html`<progress
                  aria-label=${t('attachments.keeping')}
                  max=${this.taking.bytes || 1}
                  value=${this.taking.done}
                ></progress>
                <button class="button slight" type="button" @click=${() => this.#stopping?.abort()}>
                  ${t('cancel')}
                </button>`
        }
      </div>
      <div class="live" role="alert">
        ${this.problem === null ? nothing : html`<p class="note warn"><cairn-icon name="mic"></cairn-icon>${t(this.problem)}</p>`}
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-attachments': CairnAttachments
  }
  interface HTMLElementEventMap {
    'cairn-attachments-change': CairnAttachmentsChangeEvent
    'cairn-attachments-taken': CairnAttachmentsTakenEvent
  }
}
