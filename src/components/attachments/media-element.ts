import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { CairnError } from '../../model/error.js'
import type { MediaHash } from '../../model/index.js'
import type { Media, MediaState, MediaVariant, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { fileSize } from '../controllers/file-size.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, tokens } from '../styles/index.js'
import { isShown, PICTURES, SOUNDS } from './media-types.js'

/** The most that is put into memory to be shown, bytes. */
const MAX_SHOWN = 200 * 1024 * 1024

/**
 * @summary One photo, recording or film: what of it is here, and a way to get the rest.
 * @csspart picture - The photo.
 */
export class CairnMedia extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      img,
      video {
        width: 100%;
        max-height: 70vh;
        object-fit: contain;
        border-radius: var(--_radius);
        background: var(--_sunken);
        display: block;
      }
      :host([small]) img,
      :host([small]) .missing {
        aspect-ratio: 1;
        object-fit: cover;
        border-radius: var(--_radius-s);
        min-height: 0;
        padding: 4px;
      }
      :host([small]) img {
        padding: 0;
      }
      audio {
        width: 100%;
        direction: ltr;
      }
      .missing {
        min-height: 120px;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 8px;
        padding: 16px;
        text-align: center;
        border-radius: var(--_radius);
        background: var(--_sunken);
        color: var(--_text-muted);
        font-size: var(--_size-s);
      }
      progress {
        width: 100%;
        accent-color: var(--_accent);
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Which file. */
  @property({ attribute: 'hash' }) hash: string = ''
  /** Only its smallest picture, for rows and strips. */
  @property({ type: Boolean, reflect: true }) small: boolean = false

  @state() private known: MediaState | null | undefined = undefined
  @state() private url: string | null = null
  @state() private shown: MediaVariant | null = null
  @state() private fetching: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this, {
    changed: () => void this.#look(),
    event: event => {
      if (event.type === 'media' && event.hash === this.hash) void this.#look()
    }
  })
  #run = 0
  /** What is being read to be shown: news of a file come faster than it is read. */
  #reading: MediaVariant | null = null
  #stopping = new AbortController()

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('hash')) return
    this.#let()
    this.known = undefined
    void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#let()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated && this.url === null) void this.#look()
  }

  get #media(): Media | undefined {
    return this.#project.value?.store.media
  }

  #let(): void {
    this.#run++
    this.#stopping.abort()
    this.#stopping = new AbortController()
    if (this.url !== null) URL.revokeObjectURL(this.url)
    this.url = null
    this.shown = null
    this.#reading = null
    this.fetching = false
  }

  async #look(): Promise<void> {
    const run = this.#run
    const media = this.#media
    if (!media || this.hash === '') return
    try {
      const known = await media.state(this.hash as MediaHash)
      if (run !== this.#run) return
      this.known = known
      const best = bestOf(known, this.small)
      if (best !== null && best !== this.shown && best !== this.#reading) await this.#show(best, false)
    } catch (error) {
      if (run === this.#run) this.failure = error
    }
  }

  /** Gets the whole file from the devices that have it. */
  async fetch(): Promise<void> {
    if (this.fetching || !this.#media) return
    this.fetching = true
    this.failure = null
    try {
      await this.#show('original', true)
    } catch (error) {
      if (!CairnError.is(error, 'aborted')) this.failure = error
    } finally {
      this.fetching = false
    }
  }

  async #show(variant: MediaVariant, fetch: boolean): Promise<void> {
    const run = this.#run
    const part = this.known?.[variant]
    const type = part?.type ?? ''
    if (!part || part.bytes > MAX_SHOWN || !isShown(type)) return
    const parts: BlobPart[] = []
    const { signal } = this.#stopping
    this.#reading = variant
    try {
      for await (const bytes of this.#media!.read(this.hash as MediaHash, { variant, fetch, signal })) {
        parts.push(bytes as Uint8Array<ArrayBuffer>)
      }
    } finally {
      if (run === this.#run) this.#reading = null
    }
    if (run !== this.#run) return
    if (this.url !== null) URL.revokeObjectURL(this.url)
    this.url = URL.createObjectURL(new Blob(parts, { type }))
    this.shown = variant
  }

  override render(): TemplateResult {
    const { known } = this
    if (known === undefined)
      return html`<div class="missing" aria-busy="true">
        ${this.small ? nothing : `${this.#words.t('loading')}…`}
      </div>`
    if (known === null) return this.#missing(this.#words.t('attachments.unknown'))
    if (this.small) return this.#smallOne(known)
    return html`${this.#shownPart(known)} ${this.#rest(known)}
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>`
  }

  #smallOne({ original }: MediaState): TemplateResult {
    if (this.url !== null) return html`<img part="picture" src=${this.url} alt="" />`
    return html`<div class="missing">
      <cairn-icon name=${SOUNDS.test(original.type) ? 'mic' : 'photo'}></cairn-icon>
    </div>`
  }

  #shownPart(known: MediaState): TemplateResult | typeof nothing {
    const { t } = this.#words
    const { type } = known.original
    const label = known.name ?? t(SOUNDS.test(type) ? 'attachments.sound' : 'attachments.photo')
    if (this.url === null)
      return known.original.isHere
        ? nothing
        : this.#missing(t('attachments.elsewhere', { n: known.original.holders }))
    if (this.shown !== 'original' || PICTURES.test(type))
      return html`<img part="picture" src=${this.url} alt=${label} />`
    if (SOUNDS.test(type)) return html`<audio controls src=${this.url} aria-label=${label}></audio>`
    return html`<video controls playsinline src=${this.url} aria-label=${label}></video>`
  }

  /** What of the file itself is not here, and how to get it. */
  #rest({ original, name }: MediaState): TemplateResult | typeof nothing {
    const { t } = this.#words
    if (original.isHere) {
      return isShown(original.type) ? nothing : html`<p class="sub"><bdi>${name ?? original.type}</bdi></p>`
    }
    const size = fileSize(original.bytes, this.#localize)
    if (!this.fetching) {
      return html`${this.url === null ? nothing : html`<p class="sub">${t('attachments.small')}</p>`}
        <button class="button slight" type="button" @click=${() => void this.fetch()}>
          <cairn-icon name="down-arrow"></cairn-icon>${t('attachments.get', { size })}
        </button>`
    }
    return html`<progress
        aria-label=${t('attachments.getting')}
        max=${original.bytes}
        value=${original.arrived}
      ></progress>
      <button class="button slight" type="button" @click=${() => this.#stop()}>${t('cancel')}</button>`
  }

  #stop(): void {
    this.#stopping.abort()
    this.#stopping = new AbortController()
  }

  #missing(words: string): TemplateResult {
    return html`<div class="missing">
      <cairn-icon name="photo"></cairn-icon>${this.small ? nothing : html`<span>${words}</span>`}
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

/** The best variant that is here. */
function bestOf(known: MediaState | null, isSmall: boolean): MediaVariant | null {
  const order: readonly MediaVariant[] = isSmall
    ? ['thumbnail', 'preview', ...(PICTURES.test(known?.original.type ?? '') ? (['original'] as const) : [])]
    : ['original', 'preview', 'thumbnail']
  return order.find(variant => known?.[variant]?.isHere === true) ?? null
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-media': CairnMedia
  }
}
