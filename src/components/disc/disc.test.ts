import { expect, fixture, html } from '@open-wc/testing'
import type { CairnDisc } from './disc.js'
import './define.js'

const svg =
  'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%201%201%22/%3E'

describe('cairn-disc', () => {
  it('shows a picture as a mask on its paint', async () => {
    const element = await fixture<CairnDisc>(
      html`<cairn-disc .icon=${svg} paint="rgb(1, 2, 3)"></cairn-disc>`
    )
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(1, 2, 3)')
    const picture = element.shadowRoot!.querySelector('.picture')!
    expect(getComputedStyle(picture).maskImage).to.contain('data:image/svg+xml')
  })

  it('takes no picture from elsewhere and no paint that is not a colour', async () => {
    const element = await fixture<CairnDisc>(
      html`<cairn-disc
        .icon=${'https://example.org/spy.svg'}
        paint="url(https://example.org/spy)"
      ></cairn-disc>`
    )
    expect(element.getAttribute('style') ?? '').not.to.contain('example.org')
    expect(element.shadowRoot!.querySelector('[data-blank]')).not.to.equal(null)
  })

  it('keeps a picture from ending its own address', async () => {
    const evil = 'data:image/svg+xml,x");background:red;("'
    const element = await fixture<CairnDisc>(html`<cairn-disc .icon=${evil}></cairn-disc>`)
    expect(element.style.getPropertyValue('--disc-icon')).to.equal(
      'url("data:image/svg+xml,x%22);background:red;(%22")'
    )
    expect(element.style.background).to.equal('')
  })
})
