import { property } from 'lit/decorators.js'
import type { DeviceId } from '../../model/index.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { CarriedFileBody } from './carried-file-body.js'

/**
 * @summary The project as a file that somebody carries: made here, or taken in. For devices that no connection
 *   reaches. Only devices of the project can read it, and one that is not whole is refused before anything is taken.
 */
export class CairnCarriedFile extends LateElement<CarriedFileBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Devices that a file may be made for. */
  @property({ attribute: false }) devices: readonly { readonly deviceId: DeviceId; readonly name: string }[] =
    []

  protected override async bring(): Promise<typeof CarriedFileBody> {
    return (await import('./carried-file-body.js')).CarriedFileBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-carried-file': CairnCarriedFile
  }
}
