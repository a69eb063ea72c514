import type { Decorator } from '@storybook/web-components-vite'
import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { tokens } from '../../src/components/styles/index.js'
import { directionOf } from './looks.js'
import type { Looks } from './looks.js'

/**
 * How a story stands in its frame: `screen` fills a phone, `wide` all there is, `part` is as large as it is.
 * A story says it by `parameters: { frame: 'screen' }`.
 */
export type FrameKind = 'screen' | 'wide' | 'part'

/** Around each story: takes the looks that the toolbar chose, as any element of the kit would. */
class StoryFrame extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        background: var(--_canvas);
      }
      .stage {
        margin-inline: auto;
        position: relative;
      }
      .part {
        background: var(--_surface);
        padding: 16px;
      }
      .screen,
      .wide {
        block-size: min(100dvh, 844px);
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        overflow: hidden;
      }
    `
  ]

  @property() kind: FrameKind = 'part'
  @property() width: string = ''

  override render(): TemplateResult {
    const usual = this.kind === 'wide' ? 'full' : '390'
    const width = this.width || usual
    return html`<div
      class=${`stage ${this.kind}`}
      .style=${width === 'full' ? '' : `max-inline-size:${width}px`}
    >
      <slot></slot>
    </div>`
  }
}
if (customElements.get('story-frame') === undefined) customElements.define('story-frame', StoryFrame)

export const framed: Decorator = (story, context) => {
  const looks = context.globals as unknown as Looks
  const { frame = 'part' } = context.parameters as { readonly frame?: FrameKind }
  document.documentElement.style.fontSize = looks.text === '200' ? '200%' : ''
  return html`<story-frame
    lang=${looks.language}
    dir=${directionOf(looks.language)}
    theme=${looks.theme || nothing}
    contrast=${looks.contrast || nothing}
    density=${looks.density || nothing}
    corners=${looks.corners || nothing}
    .kind=${frame}
    .width=${looks.width}
    >${story()}</story-frame
  >`
}
