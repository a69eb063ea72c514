import { property } from 'lit/decorators.js'
import type { Invite, Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { InvitePanelBody } from './invite-panel-body.js'

/**
 * @summary Makes an invite for one more device, shows it as square, link and code, and lets in who waits.
 *
 * @event {CairnInvitePanelMadeEvent} cairn-invite-panel-made - An invite was made.
 * @event {CairnInvitePanelCloseEvent} cairn-invite-panel-close - The way back was chosen.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where Make an invite stands.
 * @csspart primary - Make an invite.
 * @csspart qr - The square.
 */
export class CairnInvitePanel extends LateElement<InvitePanelBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** The link that an invite's code goes into; default this page with `#join=CODE`. */
  @property({ attribute: false }) link: (code: string) => string = linkHere

  /** Makes an invite by what is chosen. Resolves with it, or null when it was not made. */
  async make(): Promise<Invite | null> {
    return (this.body ?? (await this.ready())).make()
  }

  protected override async bring(): Promise<typeof InvitePanelBody> {
    return (await import('./invite-panel-body.js')).InvitePanelBody
  }
}

function linkHere(code: string): string {
  return `${location.origin}${location.pathname}#join=${code}`
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-invite-panel': CairnInvitePanel
  }
}
