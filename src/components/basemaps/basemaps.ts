import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { BasemapsBody } from './basemaps-body.js'

/**
 * @summary A button that opens the choice of base maps: the project's own, files kept on this device for places
 *   without internet, and addresses on the web. Put it into the `buttons` slot of `cairn-map`.
 *
 * @event {CairnBasemapsChooseEvent} cairn-basemaps-choose - A base map is chosen; cancel it to keep the one shown.
 * @event {CairnBasemapsAddedEvent} cairn-basemaps-added - A map was added on this device.
 * @event {CairnBasemapsRemovedEvent} cairn-basemaps-removed - A map that was added is gone.
 * @csspart button - The round button.
 * @csspart panel - The dialog with the choice.
 */
export class CairnBasemaps extends LateElement<BasemapsBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined

  /** Opens the choice. */
  async show(): Promise<void> {
    const body = this.body ?? (await this.ready())
    body.show()
  }

  /** Keeps a map file on this device and shows it; what fails is said in the panel, which opens for it. */
  async addFile(file: File): Promise<void> {
    return (this.body ?? (await this.ready())).addFile(file)
  }

  protected override async bring(): Promise<typeof BasemapsBody> {
    return (await import('./basemaps-body.js')).BasemapsBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-basemaps': CairnBasemaps
  }
}
