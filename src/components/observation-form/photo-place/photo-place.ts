import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import type { Geometry } from '../../../plugins/plugin.js'
import type { ObservationDraft } from '../../../project/types.js'
import { Localizer } from '../../controllers/localizer.js'
import { form } from '../../strings/en/form.js'
import { photos } from '../../strings/en/photos.js'
import { basics } from '../../styles/basics.js'
import { tokens } from '../../styles/tokens.js'
import { photoOffer } from './photo-offer.js'
import type { PhotoOffer } from './photo-offer.js'
import type { PhotoPlace } from './place-of-photo.js'
import { readPhoto, toldBy } from './told-by-photo.js'
import type { Before, Photo } from './told-by-photo.js'

/**
 * @summary Offers the place that a photo itself tells, in the form that it was added to. Nothing moves before somebody
 *   says so; then it can be undone.
 */
export class CairnPhotoPlace extends LitElement {
  static override styles = [
    tokens,
    basics,
    css`
      :host {
        display: contents;
      }
      .note {
        display: grid;
        grid-template: 'icon words cross' auto 'acts acts acts' auto / auto 1fr auto;
        gap: 8px 12px;
      }
      .acts {
        grid-area: acts;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .icon-button {
        grid-area: cross;
        width: 44px;
        height: 44px;
        margin-block: -8px;
        margin-inline-end: -8px;
      }
    `
  ]

  /** What was added to the form since it began, the newest last. */
  @property({ attribute: false }) photos: readonly Photo[] = []
  /** The observation as it is on the form. */
  @property({ attribute: false }) draft: ObservationDraft = {
    geometry: null,
    presetRef: null,
    tags: new Map()
  }
  /** How exact its place is, metres. */
  @property({ attribute: false }) accuracy: number | undefined = undefined
  /** What the category may be drawn as. */
  @property({ attribute: false }) shapes: readonly Geometry[] = ['point']
  /** It edits an observation that is saved. */
  @property({ attribute: false }) isSaved: boolean = false
  @property({ type: Boolean }) disabled: boolean = false
  /** Puts the observation somewhere. */
  @property({ attribute: false }) choose: (geometry: Json | null, accuracy?: number) => void = () => undefined

  readonly #localize = new Localizer(this, { ...form, ...photos })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('photos')) this.#read()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('online', this.#read)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('online', this.#read)
  }

  /** Those too that could not be read before, for what reads them was out of reach. */
  readonly #read = (): void => {
    for (const photo of this.photos) void readPhoto(photo).then(() => this.requestUpdate())
  }

  /** The newest photo whose place is worth a word. */
  #offered(): { readonly photo: Photo; readonly place: PhotoPlace; readonly offer: PhotoOffer } | null {
    for (const photo of this.photos.toReversed()) {
      const { place } = toldBy(photo)
      if (place === null || this.#isSettled(photo) || this.#isGone(photo)) continue
      const offer = photoOffer(place, this)
      if (offer !== null) return { photo, place, offer }
    }
    return null
  }

  /** Also when it was taken away and added again. */
  #isSettled({ hash, file }: Photo): boolean {
    return this.photos.some(
      other => toldBy(other).isSettled && (hash === null ? other.file === file : other.hash === hash)
    )
  }

  #isGone({ hash }: Photo): boolean {
    return hash !== null && this.draft.attachments?.includes(hash) !== true
  }

  /** The photo where the observation was put, while it is there. */
  #used(): { readonly photo: Photo; readonly before: Before } | null {
    for (const photo of this.photos) {
      const { before } = toldBy(photo)
      if (before !== null && before.now === this.draft.geometry) return { photo, before }
    }
    return null
  }

  #use(photo: Photo, place: PhotoPlace): void {
    const now = { type: 'Point', coordinates: [...place] }
    const { draft, accuracy } = this
    for (const each of this.photos) toldBy(each).isSettled = true
    toldBy(photo).before = { geometry: draft.geometry, accuracy, now }
    this.choose(now)
    void this.#focus('.undo')
  }

  #undo(photo: Photo, { geometry, accuracy }: Before): void {
    Object.assign(toldBy(photo), { before: null, isSettled: false })
    this.choose(geometry, accuracy)
    void this.#focus('.use')
  }

  #leave(photo: Photo): void {
    toldBy(photo).isSettled = true
    this.requestUpdate()
    void this.#focus('.undo')
  }

  /** What was pressed goes away: the focus stays here, and the next step by keyboard leads to the place. */
  async #focus(button: '.undo' | '.use'): Promise<void> {
    await new Promise(requestAnimationFrame)
    await this.updateComplete
    const target = this.renderRoot.querySelector<HTMLElement>(button) ?? this.renderRoot.querySelector('p')
    target?.focus()
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const [offered, used] = [this.#offered(), this.#used()]
    const isShown = offered !== null || used !== null
    return html`<div class=${isShown ? 'note' : 'visually-hidden'}>
      ${isShown ? html`<cairn-icon name="photo"></cairn-icon>` : nothing}
      <p role="status" tabindex="-1">
        ${offered === null ? (used === null ? nothing : t('photo.used')) : this.#words(offered.offer)}
      </p>
      <div class="acts">
        ${
          offered === null
            ? nothing
            : this.#button('use', 'pin', t('photo.usePlace'), () => this.#use(offered.photo, offered.place))
        }
        ${used === null ? nothing : this.#button('undo', 'undo', t('undo'), () => this.#undo(used.photo, used.before))}
      </div>
      ${
        offered === null
          ? nothing
          : html`<button
              class="icon-button"
              type="button"
              aria-label=${t('photo.leave')}
              ?disabled=${this.disabled}
              @click=${() => this.#leave(offered.photo)}
            >
              <cairn-icon name="close"></cairn-icon>
            </button>`
      }
    </div>`
  }

  #words({ metres }: PhotoOffer): string {
    if (metres === null) return this.#localize.t('photo.knowsPlace')
    const distance = this.#localize.distance(metres < 1000 ? Math.round(metres) : metres)
    return this.#localize.t('photo.elsewhere', { distance })
  }

  #button(name: 'use' | 'undo', icon: 'pin' | 'undo', words: string, act: () => void): TemplateResult {
    return html`<button class="button slight ${name}" type="button" ?disabled=${this.disabled} @click=${act}>
      <cairn-icon name=${icon}></cairn-icon>${words}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-photo-place': CairnPhotoPlace
  }
}
