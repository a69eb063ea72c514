import { expect, fixture, html } from '@open-wc/testing'
import { stonesFor } from './cairn-glyph.js'
import './define.js'

const stones = (element: Element): (string | null)[] =>
  [...element.shadowRoot!.querySelectorAll('path')].map(path => path.getAttribute('class'))

describe('cairn-cairn-glyph', () => {
  it('fills as many stones as are held, from the bottom', async () => {
    const element = await fixture(html`<cairn-cairn-glyph held="2" label="On 2"></cairn-cairn-glyph>`)
    expect(stones(element)).to.deep.equal(['held', 'held', 'open'])
    await expect(element).to.be.accessible()
  })

  it('counts other devices: none, one, two or more', () => {
    expect([0, 1, 2, 9].map(stonesFor)).to.deep.equal([1, 2, 3, 3])
  })

  it('is silent when its words stand beside it', async () => {
    const element = await fixture(html`<cairn-cairn-glyph held="1"></cairn-cairn-glyph>`)
    expect(element.shadowRoot!.querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true')
  })
})
