import { ContextRoot, createContext } from '@lit/context'
import type { Project } from '../../project/types.js'

/** A registered symbol, so that two copies of the package on a page share the context. */
export const projectContext = createContext<Project | null | undefined>(Symbol.for('cairnkit.project'))

let attached = false

/** Elements may be upgraded before the provider around them: the root keeps their requests until it is there. */
export function keepContextRequests(): void {
  if (attached) return
  attached = true
  new ContextRoot().attach(document.documentElement)
}
