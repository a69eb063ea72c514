import type { Project } from '../../project/types.js'

/** A project was opened by the element itself. */
export class CairnProjectOpenedEvent extends Event {
  static readonly type = 'cairn-project-opened'
  readonly project: Project

  constructor(project: Project) {
    super(CairnProjectOpenedEvent.type, { bubbles: true, composed: true })
    this.project = project
  }
}

/** No project could be opened; the element says why and offers to try again. */
export class CairnProjectFailedEvent extends Event {
  static readonly type = 'cairn-project-failed'
  readonly error: unknown

  constructor(error: unknown) {
    super(CairnProjectFailedEvent.type, { bubbles: true, composed: true })
    this.error = error
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-project-opened': CairnProjectOpenedEvent
    'cairn-project-failed': CairnProjectFailedEvent
  }
}
