import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { MembersBody } from './members-body.js'

/**
 * @summary Who belongs to the project and what each may do. Coordinators change it here: each change says first what
 *   stays. Blocked devices and what of theirs does not count are listed.
 *
 * @event {CairnMembersChangeEvent} cairn-members-change - Before a role changes; cancel it to decide otherwise.
 * @event {CairnMembersChangedEvent} cairn-members-changed - A role was changed on this device.
 * @event {CairnMembersInviteEvent} cairn-members-invite - One more device is to be invited.
 * @event {CairnMembersCloseEvent} cairn-members-close - The panel was closed.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 */
export class CairnMembers extends LateElement<MembersBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined

  protected override async bring(): Promise<typeof MembersBody> {
    return (await import('./members-body.js')).MembersBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-members': CairnMembers
  }
}
