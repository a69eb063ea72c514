import type { CairnMap } from '../map/map.js'

/** The map around an element, through shadow roots; null when it stands in none. */
export function mapOf(element: Element): CairnMap | null {
  let at: Element | null = element
  while (at !== null) {
    const map = at.closest('cairn-map')
    if (map !== null) return map
    const root: Node = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return null
}
