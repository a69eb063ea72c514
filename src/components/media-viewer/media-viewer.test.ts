import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Project } from '../../project/index.js'
import './define.js'
import type { CairnMediaViewer } from './media-viewer.js'

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

async function photos(
  count: number
): Promise<{ readonly project: Project; readonly hashes: readonly string[] }> {
  const project = await projectForTests()
  const hashes: string[] = []
  for (let i = 0; i < count; i++) {
    const canvas = new OffscreenCanvas(40 + i, 30)
    canvas.getContext('2d')!.fillRect(0, 0, 9, 9)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    hashes.push(await project.store.media!.put(pieces(bytes), { type: 'image/png' }))
  }
  return { project, hashes }
}

async function viewer(count: number, dir = 'ltr'): Promise<CairnMediaViewer> {
  const { project, hashes } = await photos(count)
  const box = await fixture(
    html`<div dir=${dir} lang="en">
      <cairn-media-viewer .project=${project} .hashes=${hashes}></cairn-media-viewer>
    </div>`
  )
  const element = box.querySelector<CairnMediaViewer>('cairn-media-viewer')!
  await element.updateComplete
  await until('the photo is there', () => picture(element) !== null)
  return element
}
const picture = (element: Element): HTMLImageElement | null =>
  element.shadowRoot!.querySelector('cairn-media')?.shadowRoot?.querySelector('img') ?? null
const find = <T extends HTMLElement>(element: Element, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const place = (element: Element): string => find(element, '.place').textContent.trim()
const key = (element: Element, name: string): boolean =>
  find(element, '.stage').dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true })
  )
const touch = (element: Element, type: string, pointerId: number, clientX: number): boolean =>
  find(element, '.stage').dispatchEvent(
    new PointerEvent(type, {
      pointerType: 'touch',
      pointerId,
      clientX,
      clientY: 300,
      bubbles: true,
      composed: true
    })
  )

describe('cairn-media-viewer', () => {
  it('shows one photo over the whole screen, the next by key, button and swipe', async () => {
    const element = await viewer(3)
    expect([find<HTMLDialogElement>(element, 'dialog').open, place(element)]).to.deep.equal([true, '1 of 3'])
    await expect(element).to.be.accessible()
    key(element, 'ArrowRight')
    await until('the second', () => place(element) === '2 of 3')
    find<HTMLButtonElement>(element, '[aria-label=Next]').click()
    await until('the third', () => place(element) === '3 of 3')
    expect(find<HTMLButtonElement>(element, '[aria-label=Next]').disabled).to.equal(true)
    touch(element, 'pointerdown', 1, 100)
    touch(element, 'pointerup', 1, 220)
    await until('the second again', () => place(element) === '2 of 3')
  })

  it('goes the other way where one reads from the right', async () => {
    const element = await viewer(2, 'rtl')
    key(element, 'ArrowLeft')
    await until('the second', () => place(element) === '2 of 2')
  })

  it('makes it larger by key, button and two fingers, and small again with the next', async () => {
    const element = await viewer(2)
    const width = (): number => picture(element)!.getBoundingClientRect().width
    const before = width()
    key(element, '+')
    await until('larger', () => width() > before * 1.4)
    // Arrows move the larger picture now.
    key(element, 'ArrowRight')
    expect(element.at).to.equal(0)
    const between = width()
    touch(element, 'pointerdown', 1, 100)
    touch(element, 'pointerdown', 2, 200)
    touch(element, 'pointermove', 2, 300)
    await until('larger still', () => width() > between * 1.5)
    touch(element, 'pointerup', 1, 100)
    touch(element, 'pointerup', 2, 300)
    find<HTMLButtonElement>(element, '[aria-label=Next]').click()
    await until('the second', () => place(element) === '2 of 2')
    expect(find<HTMLButtonElement>(element, '[aria-label="Further away"]').disabled).to.equal(true)
  })

  it('tells the page that it was closed', async () => {
    const element = await viewer(1)
    setTimeout(() => find<HTMLButtonElement>(element, '[aria-label=Close]').click())
    await oneEvent(element, 'cairn-media-viewer-close')
  })
})
