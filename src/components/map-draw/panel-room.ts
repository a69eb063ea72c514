/** How much of the map its panel covers, in the map's own styles. */
const COVERED = '--_covered'

/**
 * Tells a map how much of its lower edge a panel covers, as it grows and shrinks, so that what stands there moves above
 * it: who made the base map has to stay readable. Returns the way to stop.
 */
export function keepAbove(map: HTMLElement, panel: Element): () => void {
  const measure = (): void => {
    const covered = map.getBoundingClientRect().bottom - panel.getBoundingClientRect().top
    map.style.setProperty(COVERED, `${Math.max(0, Math.ceil(covered))}px`)
  }
  const observer = new ResizeObserver(measure)
  observer.observe(map)
  observer.observe(panel)
  return () => {
    observer.disconnect()
    map.style.removeProperty(COVERED)
  }
}
