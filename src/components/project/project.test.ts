import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { LitElement } from 'lit'
import { CairnError } from '../../model/index.js'
import { memoryAdapter } from '../../sync/memory/index.js'
import { ProjectController } from '../controllers/project.js'
import type { Plugin, Project, StoreEvent, SyncAdapter } from '../../project/index.js'
import { findString } from '../strings/registry.js'
import type { CairnProject } from './project.js'
import './define.js'
import type { CairnProjectFailedEvent, CairnProjectOpenedEvent } from './project-events.js'

class Reader extends LitElement {
  static override properties = { project: { attribute: false } }
  declare project: Project | null | undefined
  readonly seen: (Project | null)[] = []
  readonly events: StoreEvent[] = []
  readonly controller = new ProjectController(this, {
    changed: project => this.seen.push(project),
    event: event => this.events.push(event)
  })
}
customElements.define('test-reader', Reader)

describe('cairn-project', () => {
  it('gives its project to what is inside, also when it comes later', async () => {
    const element = await fixture<CairnProject>(
      html`<cairn-project><test-reader></test-reader></cairn-project>`
    )
    const reader = element.firstElementChild as Reader
    expect(reader.controller.value).to.equal(undefined)
    const project = await projectForTests()
    element.project = project
    await until('the reader has it', () => reader.controller.value === project)
    expect(reader.seen).to.deep.equal([project])
  })

  it('says none apart from not yet', async () => {
    const element = await fixture(
      html`<cairn-project .project=${null}><test-reader></test-reader></cairn-project>`
    )
    const reader = element.firstElementChild as Reader
    await until('none is known', () => reader.controller.value === null)
    expect(reader.seen).to.deep.equal([null])
  })

  it('gives way to the element’s own project', async () => {
    const [around, own] = [await projectForTests(), await projectForTests()]
    const element = await fixture(
      html`<cairn-project .project=${around}><test-reader .project=${own}></test-reader></cairn-project>`
    )
    expect((element.firstElementChild as Reader).controller.value).to.equal(own)
  })

  it('lets an element follow the store only while it is on the page', async () => {
    const project = await projectForTests()
    const reader = await fixture<Reader>(html`<test-reader .project=${project}></test-reader>`)
    const draft = { geometry: null, presetRef: null, tags: new Map<string, string>() }
    await project.create(draft)
    await until('the event came', () => reader.events.length > 0)
    const parent = reader.parentElement!
    reader.remove()
    const before = reader.events.length
    await project.create(draft)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(reader.events.length).to.equal(before)
    parent.append(reader)
    await project.create(draft)
    await until('it follows again', () => reader.events.length > before)
  })
})

const opening = (adapter: SyncAdapter, plugins: readonly Plugin[] = []): Promise<CairnProject> =>
  fixture<CairnProject>(
    html`<cairn-project with-start .adapter=${adapter} .plugins=${plugins}>
      <test-reader></test-reader>
    </cairn-project>`
  )
const words = (element: CairnProject): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim()
const wells: Plugin = {
  name: 'wells',
  apiVersion: 1,
  contributes: {
    strings: { ay: { undo: 'Kutiyaña' } },
    categorySets: [
      {
        id: 'wells',
        name: 'Wells',
        version: '1',
        fields: [],
        presets: [
          {
            id: 'well',
            name: 'Well',
            icon: '',
            color: 'river',
            geometry: ['point'],
            tags: {},
            fields: [],
            terms: []
          }
        ],
        translations: { es: { 'preset/well/name': 'Pozo' } }
      }
    ]
  }
}

describe('cairn-project with-start', () => {
  beforeEach(() => localStorage.removeItem('cairnkit.last-project'))
  afterEach(() => history.replaceState(null, '', location.pathname + location.search))

  it('shows the way into a project, opens what is started there, and shows what is inside', async () => {
    const adapter = memoryAdapter()
    const element = await opening(adapter)
    const slot = element.shadowRoot!.querySelector('slot')!
    await until('the way is shown', () => element.shadowRoot!.querySelector('cairn-start-panel') !== null)
    expect(getComputedStyle(slot).display).to.equal('none')
    await expect(element).to.be.accessible()
    const info = await adapter.create({ name: 'River', deviceName: 'Phone' })
    const panel = element.shadowRoot!.querySelector('cairn-start-panel')!
    setTimeout(() => panel.dispatchEvent(Object.assign(new Event('cairn-start-panel-opened'), { info })))
    const { project } = await oneEvent<CairnProjectOpenedEvent>(element, 'cairn-project-opened')
    expect(project.name).to.equal('River')
    const reader = element.firstElementChild as Reader
    await until('what is inside has it', () => reader.controller.value === project)
    expect(getComputedStyle(slot).display).to.equal('contents')
    expect(words(element)).to.equal('')
  })

  it('opens what was open last, and another one when asked', async () => {
    const adapter = memoryAdapter()
    await adapter.create({ name: 'First', deviceName: 'Phone' })
    const last = await adapter.create({ name: 'Second', deviceName: 'Phone' })
    localStorage.setItem('cairnkit.last-project', last.id)
    const element = await opening(adapter)
    await until('it is open', () => element.project?.name === 'Second')
    await element.choose()
    await until('the way is shown', () => element.shadowRoot!.querySelector('cairn-start-panel') !== null)
    expect(element.project).to.equal(undefined)
  })

  it('shows the way into others when the open one is removed from the device', async () => {
    const adapter = memoryAdapter()
    await adapter.create({ name: 'Stays', deviceName: 'Phone' })
    const gone = await adapter.create({ name: 'Gone', deviceName: 'Phone' })
    localStorage.setItem('cairnkit.last-project', gone.id)
    const element = await opening(adapter)
    await until('it is open', () => element.project?.name === 'Gone')
    await (
      await adapter.open(gone.id)
    ).removeFromDevice!()
    await until('the way is shown', () => element.shadowRoot!.querySelector('cairn-start-panel') !== null)
    expect(element.project).to.equal(undefined)
    expect((await adapter.list()).map(({ name }) => name)).to.deep.equal(['Stays'])
  })

  it('takes an invitation out of the address, which works once', async () => {
    const adapter = memoryAdapter()
    await adapter.create({ name: 'First', deviceName: 'Phone' })
    history.replaceState(null, '', '#join=CODE')
    const element = await opening(adapter)
    const panel = () => element.shadowRoot!.querySelector('cairn-start-panel')
    await until('the way is shown', () => panel()?.code === 'CODE')
    expect(location.hash).to.equal('')
  })

  it('says why a project cannot be opened, and tries again', async () => {
    const memory = memoryAdapter()
    await memory.create({ name: 'River', deviceName: 'Phone' })
    let broken = true
    const adapter: SyncAdapter = {
      ...memory,
      list: () =>
        broken ? Promise.reject(new CairnError('storage-broken', 'Restart this device.')) : memory.list()
    }
    const failed: unknown[] = []
    const listen = (event: Event): number => failed.push((event as CairnProjectFailedEvent).error)
    document.addEventListener('cairn-project-failed', listen)
    const element = await opening(adapter)
    await until('it says why', () => words(element).includes('Restart this device.'))
    document.removeEventListener('cairn-project-failed', listen)
    expect(failed.map(error => CairnError.is(error))).to.deep.equal([true])
    await expect(element).to.be.accessible()
    broken = false
    element.shadowRoot!.querySelector('button')!.click()
    await until('it is open', () => element.project?.name === 'River')
  })

  it('says that another way is missing where the page gives none', async () => {
    const element = await fixture<CairnProject>(html`<cairn-project with-start></cairn-project>`)
    await until('it says why', () => words(element).includes('no way into projects'))
  })

  it('calls the categories in the language of the page, and adds the texts of plugins', async () => {
    const adapter = memoryAdapter()
    await adapter.create({ name: 'River', deviceName: 'Phone' })
    const before = document.documentElement.lang
    const element = await opening(adapter, [wells])
    await until('it is open', () => element.project != null)
    const name = (): string | undefined => element.project?.categories.preset('well')?.name
    expect(name()).to.equal('Well')
    document.documentElement.lang = 'es'
    await until('they are called otherwise', () => name() === 'Pozo')
    document.documentElement.lang = 'en'
    await until('they are called as before', () => name() === 'Well')
    document.documentElement.lang = before
    expect(findString('ay', 'undo')).to.equal('Kutiyaña')
  })

  it('keeps its project when it is moved, and closes it when it is gone', async () => {
    const adapter = memoryAdapter()
    await adapter.create({ name: 'River', deviceName: 'Phone' })
    const element = await opening(adapter)
    await until('it is open', () => element.project != null)
    const { project } = element
    const parent = element.parentElement!
    const elsewhere = document.createElement('div')
    parent.append(elsewhere)
    elsewhere.append(element)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(element.project).to.equal(project)
    element.remove()
    await until('it is closed', () => element.project === undefined)
  })
})
