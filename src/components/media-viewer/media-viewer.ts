import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { looking } from '../strings/en/looking.js'
import { controls, tokens } from '../styles/index.js'
import { CairnMediaViewerCloseEvent } from './media-viewer-events.js'
import { viewerStyles } from './media-viewer.styles.js'
import { Fingers } from './fingers.js'

/** How much larger than the screen a picture can be, and one press of a button. */
const LARGEST = 6
const STEP = 1.5

/**
 * @summary Photos, sound and films of an observation, one at a time over the whole screen: the next by swipe, arrow key
 *   or button, larger by two fingers, keys or buttons. Says when only a small copy is here and offers to get the file.
 *
 * @event {CairnMediaViewerCloseEvent} cairn-media-viewer-close - It was closed.
 * @csspart dialog - What covers the page.
 */
export class CairnMediaViewer extends LitElement {
  static override styles = [tokens, controls, viewerStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Hashes of the files, as `store.media` knows them. */
  @property({ attribute: false }) hashes: readonly string[] = []
  /** Place in `hashes` of the one that is shown. */
  @property({ type: Number }) at: number = 0

  @state() private zoom: number = 1
  @query('dialog') private dialog!: HTMLDialogElement
  @query('.stage') private stage!: HTMLElement

  readonly #localize = new LocalizeController(this, looking)
  readonly #fingers = new Fingers({
    swiped: step => {
      if (this.zoom === 1) this.#go(this.#isFromRight ? -step : step)
    },
    pinched: factor => this.#enlarge(factor)
  })

  protected override firstUpdated(): void {
    this.dialog.showModal()
    this.stage.focus()
  }

  get #isFromRight(): boolean {
    return getComputedStyle(this).direction === 'rtl'
  }

  #go(step: number): void {
    const to = this.at + step
    if (to < 0 || to >= this.hashes.length) return
    this.at = to
    this.zoom = 1
  }

  #enlarge(factor: number): void {
    const zoom = Math.max(1, Math.min(LARGEST, this.zoom * factor))
    if (zoom === this.zoom) return
    // What is in the middle stays there.
    const { stage } = this
    const [x, y] = [
      (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth,
      (stage.scrollTop + stage.clientHeight / 2) / stage.scrollHeight
    ]
    this.zoom = zoom
    void this.updateComplete.then(() =>
      stage.scrollTo(
        x * stage.scrollWidth - stage.clientWidth / 2,
        y * stage.scrollHeight - stage.clientHeight / 2
      )
    )
  }

  readonly #key = (event: KeyboardEvent): void => {
    const isInPlayer = event.composedPath()[0] instanceof HTMLMediaElement
    const forward = this.#isFromRight ? 'ArrowLeft' : 'ArrowRight'
    const back = this.#isFromRight ? 'ArrowRight' : 'ArrowLeft'
    const acts: ReadonlyMap<string, () => void> = new Map([
      // A larger picture is moved by the arrows.
      ...(this.zoom > 1 || isInPlayer
        ? []
        : ([
            [forward, () => this.#go(1)],
            [back, () => this.#go(-1)]
          ] as const)),
      ['+', () => this.#enlarge(STEP)],
      ['=', () => this.#enlarge(STEP)],
      ['-', () => this.#enlarge(1 / STEP)]
    ])
    const act = acts.get(event.key)
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const { hashes, at, zoom } = this
    return html`<dialog
      part="dialog"
      aria-label=${t('attachments.title')}
      @keydown=${this.#key}
      @close=${() => this.dispatchEvent(new CairnMediaViewerCloseEvent())}
    >
      <div class="frame">
        <div class="bar">
          <span class="place" role="status"
            >${t('viewer.place', { n: at + 1, total: this.#localize.number(hashes.length) })}</span
          >
          ${this.#button('minus', t('map.zoomOut'), zoom > 1, () => this.#enlarge(1 / STEP))}
          ${this.#button('plus', t('map.zoomIn'), zoom < LARGEST, () => this.#enlarge(STEP))}
          ${this.#button('close', t('close'), true, () => this.dialog.close())}
        </div>
        <div
          class="stage"
          tabindex="0"
          role="group"
          aria-label=${t('viewer.place', { n: at + 1, total: this.#localize.number(hashes.length) })}
          .style=${`--_zoom:${zoom}`}
          @pointerdown=${this.#fingers.down}
          @pointermove=${this.#fingers.move}
          @pointerup=${this.#fingers.up}
          @pointercancel=${this.#fingers.cancel}
        >
          <cairn-media .project=${this.project} hash=${hashes[at] ?? ''}></cairn-media>
        </div>
        ${
          hashes.length < 2
            ? nothing
            : html`<div class="foot">
                ${this.#button('back', t('viewer.previous'), at > 0, () => this.#go(-1))}
                ${this.#button('next', t('viewer.next'), at < hashes.length - 1, () => this.#go(1))}
              </div>`
        }
      </div>
    </dialog>`
  }

  #button(
    icon: 'minus' | 'plus' | 'close' | 'back' | 'next',
    words: string,
    enabled: boolean,
    act: () => void
  ): TemplateResult {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${words}
      ?disabled=${!enabled}
      @click=${act}
    >
      <cairn-icon name=${icon}></cairn-icon>
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-media-viewer': CairnMediaViewer
  }
}
