import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { NearbyBody } from './nearby-devices-body.js'

/**
 * @summary Two devices side by side, with no network between them but their own: one shows a code, the other reads it
 *   and shows its answer, and the first reads that. By camera, or by copying the text.
 */
export class CairnNearby extends LateElement<NearbyBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined

  /** A code of the other device: its offer, or its answer to ours. */
  async take(text: string): Promise<void> {
    return (this.body ?? (await this.ready())).take(text)
  }

  protected override async bring(): Promise<typeof NearbyBody> {
    return (await import('./nearby-devices-body.js')).NearbyBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-nearby': CairnNearby
  }
}
