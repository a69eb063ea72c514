import { expect, fixture, html } from '@open-wc/testing'
import './define.js'

describe('cairn-icon', () => {
  it('draws its picture and hides it from readers when words stand beside it', async () => {
    const icon = await fixture(html`<cairn-icon name="check"></cairn-icon>`)
    const drawing = icon.shadowRoot!.querySelector('svg')!
    expect(drawing.getAttribute('aria-hidden')).to.equal('true')
    expect(drawing.querySelector('path')!.getAttribute('d')).to.match(/^M/)
    await expect(icon).to.be.accessible()
  })

  it('is an image with a name when it stands alone', async () => {
    const icon = await fixture(html`<cairn-icon name="warn" label="Danger"></cairn-icon>`)
    const drawing = icon.shadowRoot!.querySelector('svg')!
    expect(drawing.getAttribute('role')).to.equal('img')
    expect(drawing.getAttribute('aria-label')).to.equal('Danger')
  })

  it('draws nothing for a name that it does not know', async () => {
    const icon = await fixture(html`<cairn-icon name="constructor"></cairn-icon>`)
    expect(icon.shadowRoot!.querySelector('svg')).to.equal(null)
  })

  it('turns back and next in right-to-left, and nothing else', async () => {
    const box = await fixture(
      html`<div dir="rtl"><cairn-icon name="back"></cairn-icon><cairn-icon name="check"></cairn-icon></div>`
    )
    const [back, check] = [...box.children]
    expect(getComputedStyle(back!).transform).to.contain('matrix(-1')
    expect(getComputedStyle(check!).transform).to.equal('none')
  })
})
