import { css, html, LitElement, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { FORM_ICONS } from './form-icons.js'
import type { IconName } from './icon-paths.js'

/** Those of a form are always there; the others come with `define.ts`, or when one of them is first drawn. */
const shapes = new Map<string, string>(Object.entries(FORM_ICONS))
let coming: Promise<void> | null = null

export function addIcons(paths: Readonly<Record<string, string>>): void {
  for (const [name, path] of Object.entries(paths)) shapes.set(name, path)
}

/**
 * @summary A picture of the kit's own set, drawn in the text colour at 1.25 em.
 * @cssproperty --cairn-icon-size - Side of the square, default 1.25em.
 */
export class CairnIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      width: var(--cairn-icon-size, 1.25em);
      height: var(--cairn-icon-size, 1.25em);
      flex: none;
      line-height: 0;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
      display: block;
    }
    :host([name='back']:dir(rtl)),
    :host([name='next']:dir(rtl)) {
      transform: scaleX(-1);
    }
  `

  /** Which picture. */
  @property({ reflect: true }) name: IconName = 'stone'
  /** What it means, when no words stand beside it. */
  @property() label = ''

  override render(): TemplateResult | typeof nothing {
    const path = shapes.get(this.name)
    if (path === undefined) {
      void this.#bring()
      return nothing
    }
    const shape = svg`<path fill-rule="evenodd" d=${path}></path>`
    return this.label === ''
      ? html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`
      : html`<svg viewBox="0 0 24 24" role="img" aria-label=${this.label}>${shape}</svg>`
  }

  async #bring(): Promise<void> {
    coming ??= import('./icon-paths.js').then(({ ICON_PATHS }) => addIcons(ICON_PATHS))
    try {
      await coming
      if (shapes.has(this.name)) this.requestUpdate()
    } catch (error) {
      // The words beside it say the same; the next icon tries again.
      console.error(error)
      coming = null
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-icon': CairnIcon
  }
}
