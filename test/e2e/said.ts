import type { Page } from '@playwright/test'

/**
 * Waits for the line that says what was done, and names what it lies over of all that can be pressed. To be asked
 * before the act: the line is measured in the moment in which it stands there, however slow the machine is.
 */
export function coveredBySaying(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const everything = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap(one => [
        one,
        ...(one.shadowRoot ? everything(one.shadowRoot) : [])
      ])
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    let toast: Element | undefined
    while (toast === undefined) {
      await frame()
      toast = everything(document).find(one => one.matches('.toast') && one.checkVisibility())
    }
    // What else changed with it is drawn in the frame after.
    await frame()
    const line = toast.getBoundingClientRect()
    const isUnder = (one: Element): boolean => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return left < line.right && right > line.left && top < line.bottom && bottom > line.top
    }
    const controls = everything(document).filter(
      one =>
        one.matches('button, input, select, textarea, a[href], summary') &&
        one.checkVisibility({ visibilityProperty: true }) &&
        !toast.contains(one)
    )
    if (controls.length < 3) throw new Error('There is nothing to press.')
    if (line.left < 0 || line.right > innerWidth || line.top < 0 || line.bottom > innerHeight)
      return ['The line is not whole.']
    // What lets a finger through is over what is below it all the same.
    ;(toast as HTMLElement).style.pointerEvents = 'auto'
    const above = (toast.getRootNode() as ShadowRoot).elementFromPoint(line.left + 20, line.top + 20)
    if (!toast.contains(above)) return ['Something lies over the line.']
    return controls.filter(isUnder).map(one => `${one.tagName} ${one.textContent}`)
  })
}

/** Whether that line lies over what is on the screen now. */
export function saidIsOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const find = (root: Document | ShadowRoot): Element | null =>
      root.querySelector('.toast') ??
      [...root.querySelectorAll('*')].reduce<Element | null>(
        (found, { shadowRoot }) => found ?? (shadowRoot ? find(shadowRoot) : null),
        null
      )
    const toast = find(document)
    if (toast === null) return false
    const { left, top } = toast.getBoundingClientRect()
    const root = toast.getRootNode() as ShadowRoot
    ;(toast as HTMLElement).style.pointerEvents = 'auto'
    return toast.contains(root.elementFromPoint(left + 20, top + 20))
  })
}
