import { css, html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { adoptIcon, type IconHint } from '../../project/svg-icon.js'
import type { Categories } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { editor } from '../strings/en/editor.js'
import { fieldStyles } from '../styles/index.js'
import { findIcons, nameOfIcon } from './find-icons.js'
import { CairnIconPickerBroughtEvent, CairnIconPickerChooseEvent } from './icon-picker-events.js'
import type { CairnIconPicker } from './icon-picker.js'

/** Drawn at once; more come on request, so that a cheap phone does not wait for a thousand pictures. */
const PORTION = 60
/** The largest file that can become a picture; see `adoptIcon`. */
const MAX_BYTES = 4096

/** What `CairnIconPicker` is made of, see there. */
export class IconPickerBody extends Body<CairnIconPicker> {
  static override styles = [
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(44px, var(--_tap)), 1fr));
        gap: 6px;
      }
      .tile {
        min-height: max(44px, var(--_tap));
        display: grid;
        place-items: center;
        border-radius: var(--_radius-s);
        background: var(--_sunken);
        border: 2px solid transparent;
      }
      .tile:hover {
        border-color: var(--_line-strong);
      }
      .tile[aria-checked='true'] {
        background: var(--_text);
        color: var(--_surface);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      @media (forced-colors: active) {
        .tile {
          border-color: ButtonBorder;
        }
        .tile[aria-checked='true'] {
          border: 4px solid Highlight;
        }
      }
    `
  ]

  @state() private text: string = ''
  @state() private shown: number = PORTION
  @state() private hints: readonly IconHint[] = []
  @state() private isBad: boolean = false

  readonly #localize = new LocalizeController(this.host, editor)
  readonly #project = new ProjectController(this.host)

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('text')) this.shown = PORTION
  }

  async #bring(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (!file) return
    const made = file.size > MAX_BYTES * 16 ? null : adoptIcon(await file.text())
    input.value = ''
    this.isBad = made === null
    this.hints = made?.hints ?? []
    if (made === null) return
    const name = file.name.replace(/\.svg$/i, '')
    this.dispatchEvent(new CairnIconPickerBroughtEvent(made.svg, name, made.hints))
  }

  readonly #key = (event: KeyboardEvent): void => {
    const tiles = [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')]
    const at = tiles.indexOf(event.composedPath()[0] as HTMLElement)
    const forward = getComputedStyle(this.host).direction === 'rtl' ? -1 : 1
    const row = Math.max(1, tiles.filter(({ offsetTop }) => offsetTop === tiles[0]?.offsetTop).length)
    const step = new Map([
      ['ArrowRight', forward],
      ['ArrowLeft', -forward],
      ['ArrowDown', row],
      ['ArrowUp', -row],
      ['Home', -at],
      ['End', tiles.length - 1 - at]
    ]).get(event.key)
    if (at < 0 || step === undefined) return
    event.preventDefault()
    tiles[Math.max(0, Math.min(tiles.length - 1, at + step))]?.focus()
  }

  override render(): TemplateResult {
    const { t } = this.#words
    const categories = this.host.categories ?? this.#project.value?.categories
    if (!categories) return html`${nothing}`
    const all = categories.icons().flatMap(({ icons }) => icons)
    const found = findIcons(all, this.text)
    const first = this.text === '' && all.includes(this.host.value) ? [this.host.value] : []
    const list = [...first, ...found.filter(icon => !first.includes(icon))]
    return html`<input
        class="input"
        type="search"
        maxlength="60"
        autocomplete="off"
        aria-label=${t('icons.searchLabel')}
        placeholder=${t('icons.search')}
        .value=${this.text}
        @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
      />
      <div class="visually-hidden" role="status">${t('icons.found', { n: found.length })}</div>
      ${list.length === 0 ? html`<p class="note">${t('icons.none')}</p>` : this.#grid(list, categories)}
      <div class="acts">
        ${
          list.length > this.shown
            ? html`<button class="button slight" type="button" @click=${() => (this.shown += PORTION * 2)}>
                <cairn-icon name="plus"></cairn-icon>${t('icons.more')}
              </button>`
            : nothing
        }
        <label class="button slight file">
          <cairn-icon name="photo"></cairn-icon>${t('icons.own')}
          <input
            type="file"
            accept=".svg,image/svg+xml"
            @change=${(event: Event) => void this.#bring(event)}
          />
        </label>
      </div>
      <div role="status">
        ${this.isBad ? html`<p class="note danger"><cairn-icon name="warn"></cairn-icon>${t('icons.bad')}</p>` : nothing}
        ${this.hints.map(
          hint => html`<p class="note"><cairn-icon name="warn"></cairn-icon>${t(`icons.hint.${hint}`)}</p>`
        )}
      </div>`
  }

  #grid(icons: readonly string[], categories: Categories): TemplateResult {
    return html`<div
      class="grid"
      role="radiogroup"
      aria-label=${this.#words.t('icons.label')}
      @keydown=${this.#key}
    >
      ${icons.slice(0, this.shown).map(
        (icon, place) =>
          html`<button
            class="tile"
            part="tile"
            type="button"
            role="radio"
            aria-checked=${icon === this.host.value ? 'true' : 'false'}
            aria-label=${nameOfIcon(icon)}
            title=${nameOfIcon(icon)}
            tabindex=${place === 0 ? 0 : -1}
            @click=${() => this.dispatchEvent(new CairnIconPickerChooseEvent(icon))}
          >
            <cairn-disc plain .icon=${categories.iconUrl(icon)}></cairn-disc>
          </button>`
      )}
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}
