import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { LocalizeController } from '../controllers/localize.js'
import { controls, tokens } from '../styles/index.js'
import { qrReader } from './read-qr.js'

/** Between two looks: a code is held up for a second or more, and a cheap phone has other work. */
const PAUSE_MS = 150

/** A code was read. */
export class CairnQrScannerReadEvent extends Event {
  static readonly type = 'cairn-qr-scanner-read'
  readonly text: string

  constructor(text: string) {
    super(CairnQrScannerReadEvent.type, { bubbles: true, composed: true })
    this.text = text
  }
}

/**
 * @summary Reads a QR code with the camera. Starts when it is asked to, and lets the camera go as soon as a code is
 *   read, it is stopped, or it leaves the page. Pictures stay in this element.
 *
 * @event {CairnQrScannerReadEvent} cairn-qr-scanner-read - A code was read.
 * @csspart video - What the camera sees.
 */
export class CairnQrScanner extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      video {
        width: 100%;
        aspect-ratio: 1;
        object-fit: cover;
        border-radius: var(--_radius);
        background: #111a16;
      }
    `
  ]

  /** Words of the button that starts it. */
  @property() label: string = ''

  @state() private stream: MediaStream | null = null
  @state() private problem: 'camera.denied' | 'camera.none' | null = null
  @query('video') private video!: HTMLVideoElement | null

  readonly #localize = new LocalizeController(this)
  #run = 0

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stop()
  }

  /** Asks for the camera and looks until a code is read. */
  async start(): Promise<void> {
    const run = ++this.#run
    this.problem = null
    let stream: MediaStream
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
        audio: false
      })
    } catch (error) {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
      if (run === this.#run) this.problem = isDenied ? 'camera.denied' : 'camera.none'
      return
    }
    if (run !== this.#run) return letGo(stream)
    this.stream = stream
    await this.updateComplete
    const { video } = this
    if (!video) return
    video.srcObject = stream
    const read = await qrReader()
    while (run === this.#run) {
      const text = await read(video)
      if (run !== this.#run) return
      if (text !== null && text !== '') {
        this.stop()
        this.dispatchEvent(new CairnQrScannerReadEvent(text))
        return
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    }
  }

  /** Lets the camera go. */
  stop(): void {
    this.#run++
    if (this.stream) letGo(this.stream)
    this.stream = null
  }

  override render(): TemplateResult {
    const { t } = this.#words
    return html`${
        this.stream === null
          ? html`<button class="button" type="button" @click=${() => void this.start()}>
              <cairn-icon name="camera"></cairn-icon>${this.label || t('camera.scan')}
            </button>`
          : html`<video part="video" autoplay muted playsinline aria-label=${t('camera.view')}></video>
              <p class="sub">${t('camera.how')}</p>
              <button class="button" type="button" @click=${() => this.stop()}>${t('cancel')}</button>`
      }
      <div role="alert">
        ${
          this.problem === null
            ? nothing
            : html`<p class="note warn"><cairn-icon name="camera"></cairn-icon>${t(this.problem)}</p>`
        }
      </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-qr-scanner': CairnQrScanner
  }
  interface HTMLElementEventMap {
    'cairn-qr-scanner-read': CairnQrScannerReadEvent
  }
}
