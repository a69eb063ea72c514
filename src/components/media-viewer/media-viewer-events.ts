/** The viewer was closed. */
export class CairnMediaViewerCloseEvent extends Event {
  static readonly type = 'cairn-media-viewer-close'

  constructor() {
    super(CairnMediaViewerCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-media-viewer-close': CairnMediaViewerCloseEvent
  }
}
