import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import './define.js'
import type { CairnSheetMovedEvent } from './sheet-events.js'
import type { CairnSheet } from './sheet.js'

async function sheet(): Promise<CairnSheet> {
  const box = await fixture(
    html`<div style="position:relative;height:600px;width:390px">
      <cairn-sheet label="Copies"
        ><p>strip</p>
        <div slot="more">more</div></cairn-sheet
      >
    </div>`
  )
  const element = box.querySelector('cairn-sheet')!
  await element.updateComplete
  return element
}
const grip = (element: CairnSheet): HTMLButtonElement => element.shadowRoot!.querySelector('.grip')!
const box = (element: CairnSheet): HTMLElement => element.shadowRoot!.querySelector('.sheet')!

describe('cairn-sheet', () => {
  it('shows only its strip at first', async () => {
    const element = await sheet()
    expect(element.shadowRoot!.querySelector<HTMLElement>('.more')!.offsetHeight).to.equal(0)
    expect(box(element).offsetHeight).to.be.lessThan(200)
    await expect(element).to.be.accessible()
  })

  it('goes up by its button, step by step, and tells where it stands', async () => {
    const element = await sheet()
    setTimeout(() => grip(element).click())
    expect((await oneEvent<CairnSheetMovedEvent>(element, 'cairn-sheet-moved')).detent).to.equal('half')
    expect(box(element).offsetHeight).to.equal(300)
    grip(element).click()
    await element.updateComplete
    expect(box(element).offsetHeight).to.equal(600)
  })

  it('is a dialog only at full, and Escape steps back one', async () => {
    const element = await sheet()
    element.detent = 'full'
    await element.updateComplete
    expect(box(element).getAttribute('role')).to.equal('dialog')
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await element.updateComplete
    expect(element.detent).to.equal('half')
    expect(box(element).getAttribute('role')).to.equal('region')
  })

  it('follows a pull, and a short one leaves it', async () => {
    const element = await sheet()
    grip(element).setPointerCapture = () => undefined
    const pull = async (by: number): Promise<void> => {
      const send = (type: string, clientY: number): boolean =>
        grip(element).dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1 }))
      send('pointerdown', 300)
      send('pointermove', 300 + by)
      send('pointerup', 300 + by)
      await element.updateComplete
    }
    await pull(-10)
    expect(element.detent).to.equal('peek')
    await pull(-80)
    expect(element.detent).to.equal('half')
    await pull(80)
    expect(element.detent).to.equal('peek')
  })
})
