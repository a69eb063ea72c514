import { html } from 'lit'
import type { TemplateResult } from 'lit'
import '../map-draw/define.js'

/** Measures on the map; what happens to it is nobody's news outside of the map. */
export function measuring(close: () => void): TemplateResult {
  const ours = (event: Event): void => event.stopPropagation()
  const cancelled = (event: Event): void => {
    ours(event)
    close()
  }
  return html`<cairn-map-draw
    measuring
    shape="line"
    @cairn-map-draw-change=${ours}
    @cairn-map-draw-cancel=${cancelled}
  ></cairn-map-draw>`
}
