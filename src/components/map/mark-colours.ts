/** Colours that are drawn into images, as the browser computed them for this map. */
export interface MarkColours {
  readonly ring: string
  readonly edge: string
  readonly pile: string
  readonly pileText: string
  readonly pileUnder: string
  readonly pileBase: string
  readonly pileRing: string
  readonly here: string
  readonly warn: string
  readonly other: string
  readonly ink: string
  /** Where contrast is high all marks, lines and areas have this one paint; null: that of their category. */
  readonly paint: string | null
}

/** Whether an element is drawn in high contrast: by an attribute around it, or because the reader's device wants it. */
export function hasHighContrast(element: Element): boolean {
  // `tokens` sets it in high contrast alone, and what is inside inherits it.
  const isHigh = getComputedStyle(element).getPropertyValue('--cairn-high-text') !== ''
  return isHigh || matchMedia('(forced-colors: active)').matches
}

/** Reads the tokens through a probe in the map's shadow root, so that what a page has set counts. */
export function readMarkColours(root: ShadowRoot, theme: 'light' | 'dark'): MarkColours {
  const probe = document.createElement('span')
  probe.hidden = true
  root.append(probe)
  const read = (name: string): string => {
    probe.style.color = `var(--_${name})`
    return getComputedStyle(probe).color
  }
  const colours: MarkColours = {
    ring: read('mark-ring'),
    edge: read('mark-edge'),
    pile: read('pile'),
    pileText: read('on-pile'),
    pileUnder: read('pile-under'),
    pileBase: read('pile-base'),
    pileRing: theme === 'dark' ? '#0d1310' : '#ffffff',
    here: read('here'),
    warn: read('warn'),
    other: theme === 'dark' ? '#86206a' : read('other'),
    ink: '#111a16',
    paint: hasHighContrast(root.host) ? '#111a16' : null
  }
  probe.remove()
  return colours
}
