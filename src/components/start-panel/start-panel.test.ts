import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../../../test/components/project-for-tests.js'
import { PAYLOAD, wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { ProjectInfo, SyncAdapter } from '../../project/types.js'
import { memoryAdapter } from '../../sync/memory/index.js'
import './define.js'
import type { CairnStartPanelOpenedEvent } from './start-panel-events.js'
import type { CairnStartPanel } from './start-panel.js'

const OPENED = 'cairn-start-panel-opened'
const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

async function panel(adapter: SyncAdapter | undefined, code = ''): Promise<CairnStartPanel> {
  return fixture<CairnStartPanel>(
    html`<cairn-start-panel
      style="height:700px;width:360px"
      .adapter=${adapter}
      .code=${code}
    ></cairn-start-panel>`
  )
}
const all = <T extends HTMLElement = HTMLElement>(element: CairnStartPanel, selector: string): T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(selector)
]
const find = <T extends HTMLElement = HTMLElement>(element: CairnStartPanel, selector: string): T =>
  all<T>(element, selector)[0]!
const focused = (element: CairnStartPanel): Element | null => element.shadowRoot!.activeElement

async function write(element: CairnStartPanel, id: 'name' | 'device', value: string): Promise<void> {
  const input = find<HTMLInputElement>(element, `#${id}`)
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await element.updateComplete
}

/** At the form of a new project, filled in. */
async function form(adapter: SyncAdapter): Promise<CairnStartPanel> {
  const element = await panel(adapter)
  find(element, '.ways .primary').click()
  await until('the name is asked', () => focused(element)?.id === 'name')
  await write(element, 'name', ' Water watch ')
  await write(element, 'device', 'Village phone')
  return element
}

describe('cairn-start-panel', () => {
  beforeEach(() => localStorage.removeItem('cairnkit.device-name'))

  it('offers nothing before its adapter is there, and says that it loads', async () => {
    const element = await panel(undefined)
    expect(wordsOf(element, '[role=status]')).to.equal('Loading…')
    expect(all<HTMLButtonElement>(element, '.ways button').map(button => button.disabled)).to.deep.equal([
      true,
      true
    ])
  })

  it('says what this is and offers both ways', async () => {
    const element = await panel(memoryAdapter())
    await until('the projects are read', () => all(element, '[role=status]').length === 0)
    expect(wordsOf(element, 'h1')).to.equal('Map together')
    expect(all(element, '.project').length).to.equal(0)
    expect(all(element, '.primary').length).to.equal(1)
    await expect(element).to.be.accessible()
  })

  it('starts a project by Enter, once, and gives it to the page', async () => {
    const memory = memoryAdapter()
    let made = 0
    const element = await form({ ...memory, create: options => (made++, memory.create(options)) })
    find(element, '#device').focus()
    setTimeout(() => {
      void sendKeys({ press: 'Enter' })
      element.shadowRoot!.querySelector('form')!.requestSubmit()
    })
    const { info } = await oneEvent<CairnStartPanelOpenedEvent>(element, OPENED)
    expect(info.name).to.equal('Water watch')
    expect(await memory.list()).to.deep.equal([info])
    expect(made).to.equal(1)
    expect(localStorage.getItem('cairnkit.device-name')).to.equal('Village phone')
  })

  it('asks for the names that are missing, beside each, and goes to the first', async () => {
    const element = await form(memoryAdapter())
    await write(element, 'name', '   ')
    await write(element, 'device', '')
    find(element, '#device').focus()
    find(element, '.primary').click()
    await until('the first error has the focus', () => focused(element)?.id === 'name')
    expect(wordsOf(element, '#name-error')).to.equal('Give the project a name.')
    expect(wordsOf(element, '#device-error')).to.equal('Give this device a name.')
    expect(find(element, '#device').getAttribute('aria-describedby')).to.equal('device-hint device-error')
    await expect(element).to.be.accessible()
  })

  it('is busy while it works, says why it failed, and works again', async () => {
    const memory = memoryAdapter()
    let fail: (error: Error) => void = () => undefined
    const element = await form({
      ...memory,
      create: () => new Promise((_resolve, reject) => (fail = reject))
    })
    find(element, '.primary').click()
    await element.updateComplete
    expect(wordsOf(element, '.primary')).to.equal('Starting…')
    expect(find<HTMLButtonElement>(element, '.primary').disabled).to.equal(true)
    expect(find<HTMLInputElement>(element, '#name').disabled).to.equal(true)
    fail(new CairnError('storage-full', 'No room left. Remove something first.'))
    await until('it says why', () => wordsOf(element, '[role=alert]') !== '')
    expect(wordsOf(element, '[role=alert]')).to.equal('No room left. Remove something first.')
    expect(find<HTMLInputElement>(element, '#name').value).to.equal(' Water watch ')
    element.adapter = memory
    await element.updateComplete
    setTimeout(() => find(element, '.primary').click())
    await oneEvent(element, OPENED)
  })

  it('opens a project of this device; its name is text', async () => {
    const memory = memoryAdapter()
    const first = await memory.create({ name: PAYLOAD, deviceName: 'x' })
    const list = (): Promise<readonly ProjectInfo[]> =>
      Promise.resolve([{ ...first, readOnly: 'You may look, not write.' }])
    const element = await panel({ ...memory, list })
    await until('the projects are read', () => all(element, '.project').length === 1)
    expect(wordsOf(element, '.project')).to.contain(PAYLOAD).and.to.contain('You may look, not write.')
    expect(all(element, '.project img, .project b').length).to.equal(0)
    await expect(element).to.be.accessible()
    setTimeout(() => find(element, '.project').click())
    const { info } = await oneEvent<CairnStartPanelOpenedEvent>(element, OPENED)
    expect(info.id).to.equal(first.id)
  })

  it('says that the projects could not be read and reads them again', async () => {
    const memory = memoryAdapter()
    await memory.create({ name: 'Water watch', deviceName: 'x' })
    let asked = 0
    const list = (): Promise<readonly ProjectInfo[]> =>
      asked++ === 0 ? Promise.reject(new CairnError('storage-broken', 'Restart this device.')) : memory.list()
    const element = await panel({ ...memory, list })
    await until('it failed', () => all(element, '.again').length === 1)
    expect(wordsOf(element, '[role=alert]')).to.contain('Restart this device.')
    expect(find<HTMLButtonElement>(element, '.ways .primary').disabled).to.equal(false)
    find(element, '.again').click()
    await until('the projects are read', () => all(element, '.project').length === 1)
  })

  it('drops the projects of an adapter that is not its own any more', async () => {
    const slow = memoryAdapter()
    await slow.create({ name: 'Old', deviceName: 'x' })
    let answer: (list: readonly ProjectInfo[]) => void = () => undefined
    const element = await panel({ ...slow, list: () => new Promise(resolve => (answer = resolve)) })
    const quick = memoryAdapter()
    await quick.create({ name: 'New', deviceName: 'x' })
    element.adapter = quick
    await until('the projects are read', () => all(element, '.project').length === 1)
    answer(await slow.list())
    await new Promise(resolve => setTimeout(resolve))
    await element.updateComplete
    expect(wordsOf(element, '.project')).to.equal('New')
  })

  it('goes to joining at once with a code, also when it comes later', async () => {
    const element = await panel(memoryAdapter(), CODE)
    expect(find<HTMLElement & { code: string }>(element, 'cairn-join-panel').code).to.equal(CODE)
    const later = await panel(memoryAdapter())
    expect(all(later, 'cairn-join-panel').length).to.equal(0)
    later.code = CODE
    await later.updateComplete
    expect(all(later, 'cairn-join-panel').length).to.equal(1)
  })

  it('gives a joined project to the page', async () => {
    const memory = memoryAdapter()
    const info = await memory.create({ name: 'Water watch', deviceName: 'x' })
    localStorage.setItem('cairnkit.device-name', 'Boat tablet')
    const element = await panel({ ...memory, join: () => Promise.resolve(info) }, CODE)
    const join = element.shadowRoot!.querySelector('cairn-join-panel')!
    setTimeout(() => void join.join())
    expect((await oneEvent<CairnStartPanelOpenedEvent>(element, OPENED)).info).to.equal(info)
  })

  it('comes back from both ways to the button that led there', async () => {
    const element = await panel(memoryAdapter())
    for (const way of ['.join', '.primary']) {
      find(element, `.ways ${way}`).click()
      await until('the way is open', () => all(element, '.ways').length === 0)
      const join = element.shadowRoot!.querySelector('cairn-join-panel')
      await join?.updateComplete
      const back = (join ?? element).shadowRoot!.querySelector<HTMLElement>('.icon-button')!
      back.click()
      await until('the button has the focus', () => focused(element)?.matches(`.ways ${way}`) === true)
    }
  })
})
