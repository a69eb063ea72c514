import { expect, html } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { until } from '../../../test/components/project-for-tests.js'
import type { CairnMapDraw } from '../map-draw/map-draw.js'
import './define.js'
import type { CairnMap } from './map.js'

async function measuring(language = 'en'): Promise<{ map: CairnMap; draw: CairnMapDraw }> {
  const map = await restedMap(
    html`<cairn-map
      lang=${language}
      with-measure
      style="width:500px;height:500px"
      .project=${null}
      .center=${[-73, -4] as const}
      .zoom=${12}
    ></cairn-map>`
  )
  find<HTMLButtonElement>(map, '[part=measure]')!.click()
  await until('it measures', () => map.drawing)
  return { map, draw: find<CairnMapDraw>(map, 'cairn-map-draw')! }
}

const find = <T extends Element>(element: Element, selector: string): T | null =>
  element.shadowRoot!.querySelector<T>(selector)
const button = (draw: CairnMapDraw, words: string): HTMLButtonElement =>
  [...draw.shadowRoot!.querySelectorAll('button')].find(each => each.textContent.includes(words))!
const said = (draw: CairnMapDraw): string => find(draw, '[role=status]')!.textContent.replace(/\s+/g, ' ')
const key = (target: Element, name: string): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true })
  )

/** A triangle, by the keyboard alone. */
function triangle(draw: CairnMapDraw): void {
  const add = button(draw, 'Add point here')
  add.click()
  for (const arrow of ['ArrowRight', 'ArrowDown']) {
    for (let step = 0; step < 3; step++) key(add, arrow)
    add.click()
  }
}

describe('measuring on the map', () => {
  it('tells a distance, the area of the same points, and begins again', async () => {
    const { map, draw } = await measuring()
    let heard = 0
    map.addEventListener('cairn-map-draw-change', () => heard++)
    triangle(draw)
    await draw.updateComplete
    expect(said(draw)).to.match(/^[\d.]+ km long$/)
    button(draw, 'Area').click()
    await draw.updateComplete
    expect(said(draw)).to.match(/^[\d.,]+ (ha|km²), [\d.]+ km around$/)
    expect(button(draw, 'Area').getAttribute('aria-pressed')).to.equal('true')
    await expect(map).to.be.accessible()
    button(draw, 'Start again').click()
    await draw.updateComplete
    expect(said(draw)).to.contain('Tap the map')
    expect(heard).to.equal(0)
  })

  it('adds miles and acres for who reads English of the United States', async () => {
    const { draw } = await measuring('en-US')
    triangle(draw)
    await draw.updateComplete
    expect(said(draw)).to.match(/^[\d.]+ km long \([\d.]+ mi\)$/)
    button(draw, 'Area').click()
    await draw.updateComplete
    expect(said(draw)).to.match(/\([\d.,]+ ac, [\d.]+ mi\)$/)
  })

  it('is put away by Escape, and the focus goes back to its button', async () => {
    const { map, draw } = await measuring()
    expect(find(map, '[part=measure]')).to.equal(null)
    key(button(draw, 'Close'), 'Escape')
    await until('the focus is back', () => map.shadowRoot!.activeElement?.getAttribute('part') === 'measure')
    expect(map.drawing).to.equal(false)
  })
})
