import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { channelsOf } from '../../src/components/styles/computed-channels.js'
import { contrastOf } from '../../src/project/contrast.js'
import { COLOURS, DERIVED, MEASURES, PAIRS } from '../../src/components/styles/token-values.js'
import { controls, tokens } from '../../src/components/styles/index.js'

const NAMES = COLOURS.map(([name]) => name).filter(name => !DERIVED.has(name))

/** The public tokens as the frame around has them now, each with what stands on it and the contrast of the two. */
class TokenTable extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
        gap: 12px;
        margin-block-end: 24px;
      }
      .swatch {
        block-size: 44px;
        border: 1px solid var(--_line-strong);
        border-radius: var(--_radius-s);
      }
      .pair {
        padding: 10px 12px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-s);
      }
      h2 {
        margin-block-end: 12px;
      }
      code {
        overflow-wrap: anywhere;
        font-size: var(--_size-s);
      }
    `
  ]

  @state() private read: ReadonlyMap<string, string> = new Map()

  override connectedCallback(): void {
    super.connectedCallback()
    // The frame's looks are there when the story has been drawn.
    requestAnimationFrame(() => this.#read())
  }

  #read(): void {
    const probe = document.createElement('span')
    this.renderRoot.append(probe)
    const style = getComputedStyle(probe)
    this.read = new Map(
      COLOURS.map(([name]) => {
        probe.style.color = `var(--_${name})`
        return [name, style.color]
      })
    )
    probe.remove()
  }

  #contrast(front: string, back: string): number | null {
    const [one, other] = [front, back].map(name => channelsOf(this.read.get(name) ?? ''))
    return one && other ? contrastOf(one, other) : null
  }

  override render(): TemplateResult {
    return html`<h2>Colours</h2>
      <ul role="list">
        ${NAMES.map(
          name =>
            html`<li>
              <div class="swatch" .style=${`background:var(--_${name})`}></div>
              <code>--cairn-${name}</code>
              <span class="sub">${this.read.get(name) ?? nothing}</span>
            </li>`
        )}
      </ul>
      <h2>What stands on what</h2>
      <ul role="list">
        ${PAIRS.map(([front, back]) => {
          const contrast = this.#contrast(front, back)
          return html`<li class="pair" .style=${`color:var(--_${front});background:var(--_${back})`}>
            ${front} on ${back}<br />${contrast === null ? nothing : contrast.toFixed(1)}
          </li>`
        })}
      </ul>
      <h2>Sizes, type and time</h2>
      <ul role="list">
        ${Object.entries(MEASURES).map(
          ([name, value]) => html`<li><code>--cairn-${name}</code><span class="sub">${value}</span></li>`
        )}
      </ul>`
  }
}

/** A table; registers its element first, since bundlers drop imports of which nothing is used. */
export function tokenTable(): TemplateResult {
  if (customElements.get('token-table') === undefined) customElements.define('token-table', TokenTable)
  return html`<token-table></token-table>`
}
