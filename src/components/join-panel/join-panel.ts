import { property } from 'lit/decorators.js'
import type { ProjectInfo, SyncAdapter } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { JoinPanelBody } from './join-panel-body.js'

/**
 * @summary Joins a project by an invite link or code. Joined is said only when membership is durable on this device.
 *
 * @event {CairnJoinPanelJoinedEvent} cairn-join-panel-joined - This device is a member now.
 * @event {CairnJoinPanelCloseEvent} cairn-join-panel-close - To be closed; a join that was going on is stopped.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where Join stands.
 * @csspart primary - Join.
 */
export class CairnJoinPanel extends LateElement<JoinPanelBody> {
  /** The way into projects; Join waits until it is there. */
  @property({ attribute: false }) adapter: SyncAdapter | null | undefined = undefined
  /** A link or code to begin with. */
  @property() code: string = ''
  /** Addresses of hubs to look at, e.g. `ws://127.0.0.1:7946`. */
  @property({ attribute: false }) via: readonly string[] = []

  /** Checks what is written and joins. Resolves with the project, or null when it did not come to that. */
  async join(): Promise<ProjectInfo | null> {
    return (this.body ?? (await this.ready())).join()
  }

  protected override async bring(): Promise<typeof JoinPanelBody> {
    return (await import('./join-panel-body.js')).JoinPanelBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-join-panel': CairnJoinPanel
  }
}
