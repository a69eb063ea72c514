import { contrastOf } from '../../project/contrast.js'
import { channelsOf } from './computed-channels.js'
import { PAIRS } from './token-values.js'

const LEAST = 4.5
/** After what a page does when it starts. */
const PAUSE_MS = 1000

/** A pair of tokens that cannot be read well where it is used. */
export interface WeakPair {
  readonly front: string
  readonly back: string
  readonly contrast: number
}

/** The pairs below 4.5 as an element of the kit has them now. Empty for one that has no tokens. */
export function weakPairs(element: Element): readonly WeakPair[] {
  const root = element.shadowRoot
  if (root === null) return []
  const probe = document.createElement('span')
  root.append(probe)
  try {
    const style = getComputedStyle(probe)
    const read = (name: string): ReturnType<typeof channelsOf> => {
      probe.style.color = ''
      if (style.getPropertyValue(`--_${name}`) === '') return null
      probe.style.color = `var(--_${name})`
      return channelsOf(style.color)
    }
    return PAIRS.flatMap(([front, back]) => {
      const [one, other] = [read(front), read(back)]
      if (one === null || other === null) return []
      const contrast = contrastOf(one, other)
      return contrast >= LEAST ? [] : [{ front, back, contrast }]
    })
  } finally {
    probe.remove()
  }
}

/**
 * Says in the console, once each, which pairs of themed colours fall below 4.5 on the elements of the page: after
 * it has started, and when its theme changes. For pages under development; nothing of it is in production.
 */
export function warnOfContrast(): void {
  if (typeof document === 'undefined') return
  const said = new Set<string>()
  const look = (): void => {
    for (const element of document.querySelectorAll('*')) {
      if (!element.localName.startsWith('cairn-')) continue
      for (const { front, back, contrast } of weakPairs(element)) {
        const words = `--cairn-${front} on --cairn-${back} has a contrast of ${contrast.toFixed(1)}; 4.5 can be read.`
        if (said.has(words)) continue
        said.add(words)
        console.warn(`cairnkit: ${words}`, element)
      }
    }
  }
  let timer: ReturnType<typeof setTimeout> | null = null
  const soon = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(look, PAUSE_MS)
  }
  soon()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon)
  new MutationObserver(soon).observe(document, {
    subtree: true,
    attributeFilter: ['style', 'class', 'theme', 'contrast']
  })
}
