import { property } from 'lit/decorators.js'
import type { Project, ReleaseRequest } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { ReleasePanelBody } from './release-panel-body.js'

/**
 * @summary The gate before anything leaves: to whom, what for, until when, how exact the places, what goes along and
 *   what stays. Says so once more before it is done, and keeps a record on this device.
 *
 * @slot start - Above the terms, for instance a map of what would be seen.
 * @event {CairnReleasePanelReleaseEvent} cairn-release-panel-release - Before anything leaves; cancel it to do it yourself.
 * @event {CairnReleasePanelReleasedEvent} cairn-release-panel-released - The file was handed to the browser.
 * @event {CairnReleasePanelCloseEvent} cairn-release-panel-close - Closed.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where Release stands.
 * @csspart primary - Release.
 */
export class CairnReleasePanel extends LateElement<ReleasePanelBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** What may leave; null for everything. */
  @property({ attribute: false }) selection: ReleaseRequest['selection'] | null = null

  protected override async bring(): Promise<typeof ReleasePanelBody> {
    return (await import('./release-panel-body.js')).ReleasePanelBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-release-panel': CairnReleasePanel
  }
}
