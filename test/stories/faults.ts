import type axe from 'axe-core'

const LEAST_TARGET = 44
const CONTROLS =
  'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio], [role=slider]'

/** What is wrong with what a page shows at its width, each as a sentence. */
export async function faultsOf(page: Document, checker: typeof axe): Promise<string[]> {
  const { violations } = await checker.run(page.body, {
    // Stories are parts of a page, not a page.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
  })
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`)
    ),
    ...tooWide(page),
    ...tooSmall(page)
  ]
}

function tooWide(page: Document): string[] {
  const view = page.documentElement.clientWidth
  const over = page.documentElement.scrollWidth - view
  const wide = [...everything(page)].filter(element => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 1 && (right > view + 1 || left < -1) && !isScrolledOrCut(element)
  })
  const names = wide.slice(0, 3).map(nameOf)
  if (over <= 0 && wide.length === 0) return []
  return [`wider than the window by ${over} px: ${names.join(', ')}`]
}

function tooSmall(page: Document): string[] {
  if (!matchMedia('(pointer: coarse)').matches) return []
  return [...everything(page)]
    .filter(element => element.matches(CONTROLS) && isSeen(element))
    .flatMap(element => {
      const { width, height } = hit(element)
      return Math.min(width, height) >= LEAST_TARGET - 0.5
        ? []
        : [`a target of ${width.toFixed(0)} by ${height.toFixed(0)} px: ${nameOf(element)}`]
    })
}

/** The area that a finger hits: a label's with its control, else the element's own. */
function hit(element: Element): DOMRect {
  const own = element.getBoundingClientRect()
  const label = element.closest('label') ?? (element as HTMLInputElement).labels?.[0]
  const box = label?.contains(element) ? label.getBoundingClientRect() : own
  return box.width * box.height > own.width * own.height ? box : own
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !isCut(element)
}

/** Kept for screen readers alone: one pixel, or clipped away. */
function isCut(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    if (getComputedStyle(at).clipPath !== 'none') return true
  }
  return false
}

function isScrolledOrCut(element: Element): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    if (getComputedStyle(at).overflowX !== 'visible' && at !== element.ownerDocument.body) return true
  }
  return isCut(element)
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}

function nameOf(element: Element): string {
  const root = element.getRootNode()
  const host = root instanceof ShadowRoot ? `${root.host.localName} ` : ''
  const words = element.getAttribute('aria-label') ?? element.textContent.trim().replace(/\s+/g, ' ')
  const classes = element.getAttribute('class')
  return `${host}${element.localName}${classes ? `.${classes.split(' ').join('.')}` : ''} “${words.slice(0, 40)}”`
}

function* everything(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element
    if (element.shadowRoot) yield* everything(element.shadowRoot)
  }
}
