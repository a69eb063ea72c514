import { property } from 'lit/decorators.js'
import type { SyncAdapter } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { StartPanelBody } from './start-panel-body.js'

/**
 * @summary The way into a project: start a new one, join with an invite, or open one that is on this device.
 *
 * @event {CairnStartPanelOpenedEvent} cairn-start-panel-opened - Started, joined or chosen; the page opens it.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where the button of a form stands.
 * @csspart primary - The one filled button.
 */
export class CairnStartPanel extends LateElement<StartPanelBody> {
  /** The way into projects; nothing can be started before it is there. */
  @property({ attribute: false }) adapter: SyncAdapter | null | undefined = undefined
  /** The link or code of an invite; joining is opened at once when there is one. */
  @property() code: string = ''
  /** Addresses of hubs to look at when joining. */
  @property({ attribute: false }) via: readonly string[] = []

  protected override async bring(): Promise<typeof StartPanelBody> {
    return (await import('./start-panel-body.js')).StartPanelBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-start-panel': CairnStartPanel
  }
}
