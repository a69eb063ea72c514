import { css } from 'lit'
import { property } from 'lit/decorators.js'
import type { Json } from '../../model/index.js'
import { LateElement } from '../late/late-element.js'
import type { ShapeType } from './draft-shape.js'
import type { MapDrawBody } from './map-draw-body.js'

const overMap = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 4;
    pointer-events: none;
  }
  .late {
    position: absolute;
    inset: auto 0 0;
    pointer-events: auto;
    background: var(--_surface);
    color: var(--_text);
  }
`

/**
 * @summary Draws a point, a line or an area on the `<cairn-map>` around it, or changes one: by taps and drags, or with
 *   the cross in the middle of the map and the keyboard alone. While it is there, taps on the map draw.
 *
 * @event {CairnMapDrawChangeEvent} cairn-map-draw-change - What is drawn has changed.
 * @event {CairnMapDrawDoneEvent} cairn-map-draw-done - Done was chosen.
 * @event {CairnMapDrawCancelEvent} cairn-map-draw-cancel - Cancel was chosen, or Escape.
 * @csspart panel - Size and buttons, at the lower edge.
 * @csspart primary - Done.
 * @cssproperty --cairn-map-draw-inset-bottom - Room kept free below the panel, default 0px.
 */
export class CairnMapDraw extends LateElement<MapDrawBody> {
  static override styles = [LateElement.styles, overMap]

  @property({ reflect: true }) shape: ShapeType = 'line'
  /** GeoJSON to go on from: points, lines or areas, also with holes and in several parts. Others are left as they are. */
  @property({ attribute: false }) geometry: Json | null = null
  /** Only tells sizes, of a line or an area as the person chooses: there is nothing to be done with the drawing. */
  @property({ type: Boolean }) measuring: boolean = false

  protected override async bring(): Promise<typeof MapDrawBody> {
    return (await import('./map-draw-body.js')).MapDrawBody
  }

  /** What is drawn so far; null while points are missing or the border crosses itself. */
  get value(): Json | null {
    return this.body?.value ?? null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-map-draw': CairnMapDraw
  }
}
