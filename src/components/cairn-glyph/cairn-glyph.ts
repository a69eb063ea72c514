import { css, html, LitElement, svg } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'

const STONES = [
  'M2.5 19c.4-2.3 4-3.6 9.6-3.6S21.3 16.8 21.5 19s-3 3.4-9.6 3.4S2.2 21.2 2.5 19z',
  'M5.6 11.4c.2-2 2.7-3 7-3s6.7 1.2 6.6 3.1-2.6 2.8-7 2.8-6.8-1-6.6-2.9z',
  'M7.9 4.6C8.1 3 9.5 1.9 12 1.9s4 1.2 3.9 2.8-1.5 2.5-4.1 2.5-4-.9-3.9-2.6z'
]

/**
 * @summary Three stones that say who holds a copy: bottom this device, middle one other, top two or more others.
 *   Filled is held, outlined is not yet. Needs its words: `label`, or text beside it.
 * @cssproperty --cairn-icon-size - Side of the square, default 1.5em.
 */
export class CairnGlyph extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      width: var(--cairn-icon-size, 1.5em);
      height: var(--cairn-icon-size, 1.5em);
      flex: none;
      line-height: 0;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
      display: block;
      overflow: visible;
    }
    .open {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.4;
      opacity: 0.6;
    }
    :host([large]) {
      width: var(--cairn-icon-size, 41px);
      height: var(--cairn-icon-size, 41px);
    }
    :host([large]) .open {
      stroke-dasharray: 2.2 1.6;
      stroke-width: 1.2;
      opacity: 1;
    }
  `

  /** How many of the three stones are held, 1 to 3. */
  @property({ type: Number, reflect: true }) held: number = 1
  /** Drawn large, with dashed outlines. */
  @property({ type: Boolean, reflect: true }) large: boolean = false
  /** The words, when none stand beside it. */
  @property() label: string = ''

  override render(): TemplateResult {
    const stones = STONES.map((d, i) => svg`<path class=${i < this.held ? 'held' : 'open'} d=${d}></path>`)
    return this.label === ''
      ? html`<svg viewBox="0 0 24 24" aria-hidden="true">${stones}</svg>`
      : html`<svg viewBox="0 0 24 24" role="img" aria-label=${this.label}>${stones}</svg>`
  }
}

/** Other devices that confirmed a copy → stones held. */
export function stonesFor(holders: number): 1 | 2 | 3 {
  if (holders >= 2) return 3
  return holders === 1 ? 2 : 1
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-cairn-glyph': CairnGlyph
  }
}
