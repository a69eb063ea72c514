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
    ink: '#111a16'
  }
  probe.remove()
  return colours
}
