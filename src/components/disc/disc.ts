import { css, html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'

/**
 * @summary The picture of a category: white on a disc in its paint; without a paint, alone in the text colour.
 *   Says nothing by itself: its words stand beside it.
 * @cssproperty --cairn-disc-size - Diameter, default 44px.
 */
export class CairnDisc extends LitElement {
  static override styles = css`
    :host {
      --_d: var(--cairn-disc-size, 44px);
      display: inline-grid;
      place-items: center;
      width: var(--_d);
      height: var(--_d);
      border-radius: 50%;
      background: var(--disc-paint, #44525c);
      color: #fff;
      flex: none;
      forced-color-adjust: none;
    }
    :host([size='s']) {
      --_d: var(--cairn-disc-size, 32px);
    }
    :host([size='l']) {
      --_d: var(--cairn-disc-size, 60px);
    }
    :host([plain]) {
      background: none;
      color: inherit;
      border-radius: 0;
      --_d: var(--cairn-disc-size, 25px);
      forced-color-adjust: auto;
    }
    :host([draft]) {
      background: #fff;
      color: var(--disc-paint, #44525c);
      border: 2.5px dashed currentColor;
    }
    .picture {
      width: calc(var(--_d) * 0.52);
      height: calc(var(--_d) * 0.52);
      background: currentColor;
      mask: var(--disc-icon) center / contain no-repeat;
    }
    :host([plain]) .picture {
      width: 100%;
      height: 100%;
    }
    .picture[data-blank] {
      mask: none;
      border-radius: 50%;
      width: 28%;
      height: 28%;
    }
  `

  /** A `data:image/svg+xml` URL; anything else is not shown. Used as a mask, never as markup. */
  @property({ attribute: false }) icon: string | null = null
  /** A CSS colour. */
  @property() paint: string = ''
  @property({ reflect: true }) size: 's' | 'm' | 'l' = 'm'
  /** Only the picture, in the text colour. */
  @property({ type: Boolean, reflect: true }) plain: boolean = false
  /** Not saved yet: dashed outline. */
  @property({ type: Boolean, reflect: true }) draft: boolean = false

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('icon')) {
      const safe = maskUrl(this.icon)
      if (safe === null) this.style.removeProperty('--disc-icon')
      else this.style.setProperty('--disc-icon', safe)
    }
    if (changed.has('paint')) {
      if (this.paint !== '' && CSS.supports('color', this.paint))
        this.style.setProperty('--disc-paint', this.paint)
      else this.style.removeProperty('--disc-paint')
    }
  }

  override render(): TemplateResult {
    return html`<span class="picture" ?data-blank=${maskUrl(this.icon) === null}></span>`
  }
}

/** `url("…")` for a picture that may come from another device, or null. */
function maskUrl(icon: string | null): string | null {
  if (icon === null || !/^data:image\/svg\+xml[;,]/.test(icon)) return null
  return `url("${icon.replace(/["\\\n\r\f]/g, c => encodeURIComponent(c))}")`
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-disc': CairnDisc
  }
}
