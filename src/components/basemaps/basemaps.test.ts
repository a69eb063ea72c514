import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { pmtilesFile, redPng } from '../../../test/support/map-files.js'
import { until } from '../../../test/components/project-for-tests.js'
import { mapAddresses, mapFiles, world } from '../../plugins/index.js'
import { openProject } from '../../project/index.js'
import type { KeptFiles, Project, ProjectOptions } from '../../project/index.js'
import type { ProjectStore } from '../../sync/adapter.js'
import { pageFiles } from '../../project/own-maps/page-files.js'
import { CairnError } from '../../model/index.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'
import '../map/define.js'
import type { CairnMap } from '../map/map.js'
import type { CairnBasemaps } from './basemaps.js'
import type { CairnBasemapsChooseEvent } from './basemaps-events.js'
import './define.js'

const adapter = memoryAdapter()

/** Its files lie where a lasting project's do. */
async function projectWith(options: ProjectOptions = {}, id?: string): Promise<Project> {
  const store = await storeOf(id)
  const files = { mapFiles: pageFiles(store.info.id) }
  return openProject(store, [world(), mapFiles(), mapAddresses()], { ...files, ...options })
}

async function storeOf(id?: string): Promise<ProjectStore> {
  const info = id === undefined ? await adapter.create({ name: 'Water watch', deviceName: 'Phone' }) : { id }
  return adapter.open(info.id as Parameters<typeof adapter.open>[0])
}

async function element(project: Project | null): Promise<CairnBasemaps> {
  const made = await fixture<CairnBasemaps>(
    html`<cairn-basemaps lang="en" theme="light" .project=${project}></cairn-basemaps>`
  )
  find<HTMLButtonElement>(made, '[part=button]').click()
  await made.updateComplete
  return made
}

const find = <T extends Element>(made: CairnBasemaps, selector: string): T =>
  made.shadowRoot!.querySelector<T>(selector)!
const has = (made: CairnBasemaps, selector: string): boolean =>
  made.shadowRoot!.querySelector(selector) !== null
const text = (made: CairnBasemaps, selector: string): string =>
  made.shadowRoot!.querySelector(selector)?.textContent.trim() ?? ''
const names = (made: CairnBasemaps): string[] =>
  [...made.shadowRoot!.querySelectorAll('.map bdi')].map(each => each.textContent)

function mapFile(name = 'valley.pmtiles'): File {
  return new File([pmtilesFile({ '0/0/0': redPng }, { metadata: { attribution: 'Survey' } })], name)
}

/** Chooses a file as a person does, by the input. */
function pick(made: CairnBasemaps, file: File): void {
  const input = find<HTMLInputElement>(made, 'input[type=file]')
  const files = new DataTransfer()
  files.items.add(file)
  input.files = files.files
  input.dispatchEvent(new Event('change'))
}

async function folder(project: Project): Promise<string[]> {
  const root = await navigator.storage.getDirectory()
  const maps = await root.getDirectoryHandle('cairn-maps', { create: true })
  const own = await maps.getDirectoryHandle(project.store.info.id, { create: true })
  const found: string[] = []
  for await (const name of own.keys()) found.push(name)
  return found
}

/** A place for files that answers when it is told to. */
function slowFiles(): KeptFiles & { readonly go: () => void } {
  let go = (): void => undefined
  const gate = new Promise<void>(resolve => (go = resolve))
  return {
    go: () => go(),
    list: () => Promise.resolve([]),
    open: () => Promise.resolve(null),
    remove: () => Promise.resolve(),
    async write(_name, file, { signal, onProgress }) {
      onProgress(file.size / 2)
      const aborted = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new CairnError('aborted', 'Stopped.')))
      )
      await Promise.race([gate, aborted])
    }
  }
}

after(async () => {
  const root = await navigator.storage.getDirectory()
  await root.removeEntry('cairn-maps', { recursive: true })
})

describe('cairn-basemaps', () => {
  it('opens by its button, is named, and closes by Escape and by its button', async () => {
    const made = await element(await projectWith())
    const dialog = find<HTMLDialogElement>(made, 'dialog')
    expect(dialog.open).to.equal(true)
    expect(names(made)).to.deep.equal(['World'])
    expect(find<HTMLInputElement>(made, 'input[type=radio]').checked).to.equal(true)
    await expect(made).to.be.accessible()
    find<HTMLButtonElement>(made, '[aria-label=Close]').click()
    expect(dialog.open).to.equal(false)
  })

  it('says that there is nothing yet, without a project', async () => {
    const made = await element(null)
    expect(text(made, '.body')).to.equal('There is no base map here yet.')
    await expect(made).to.be.accessible()
  })

  it('keeps a file, shows it, and has it after the project was opened again', async () => {
    const project = await projectWith()
    const made = await element(project)
    pick(made, mapFile())
    await oneEvent(made, 'cairn-basemaps-added')
    await until('it is said', () => text(made, '[role=status]').startsWith('The map is kept on'))
    expect(names(made)).to.deep.equal(['World', 'valley'])
    expect(text(made, '.map:last-child .sub')).to.match(/^On this \w+, 0\sMB · [\d:]+ [AP]M · Survey$/)
    expect(project.ownMaps.chosen).to.equal(project.ownMaps.list[0]!.id)
    expect(await folder(project)).to.deep.equal([project.ownMaps.list[0]!.id])
    await expect(made).to.be.accessible()
    const again = await projectWith({}, project.store.info.id)
    expect(again.ownMaps.chosen).to.equal(project.ownMaps.chosen)
    const tile = await again.basemaps[1]!.resource!('0/0/0', { signal: new AbortController().signal })
    expect(tile).to.deep.equal(redPng)
  })

  it('takes a file that is dropped', async () => {
    const project = await projectWith()
    const made = await element(project)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(mapFile('forest.pmtiles'))
    find(made, 'dialog').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    await oneEvent(made, 'cairn-basemaps-added')
    expect(names(made).at(-1)).to.equal('forest')
  })

  it('says what is wrong with a file, and keeps nothing of it', async () => {
    const project = await projectWith()
    const made = await element(project)
    pick(made, new File([await mapFile().slice(0, -3).arrayBuffer()], 'cut.pmtiles'))
    await until('it is said', () => text(made, '[role=alert]') !== '')
    expect(text(made, '[role=alert]')).to.equal('This map file is damaged. Get it again.')
    pick(made, new File(['hello'], 'letter.txt'))
    await until('it is said', () => text(made, '[role=alert]').includes('no map file'))
    expect(await folder(project)).to.deep.equal([])
    expect(project.ownMaps.list).to.deep.equal([])
  })

  it('shows how far it is, and leaves nothing when it is stopped', async () => {
    const project = await projectWith({ mapFiles: slowFiles() })
    const made = await element(project)
    pick(made, mapFile())
    await until(
      'it works',
      () => has(made, 'progress') && find<HTMLProgressElement>(made, 'progress').value > 0
    )
    expect(find<HTMLProgressElement>(made, 'progress').position).to.be.closeTo(0.5, 0.01)
    await expect(made).to.be.accessible()
    ;[...made.shadowRoot!.querySelectorAll('button')]
      .find(each => each.textContent.trim() === 'Cancel')!
      .click()
    await until('it stopped', () => !has(made, 'progress'))
    expect([text(made, '[role=alert]'), project.ownMaps.list.length]).to.deep.equal(['', 0])
  })

  it('says that there is no room, and keeps nothing', async () => {
    const estimate = navigator.storage.estimate
    navigator.storage.estimate = () => Promise.resolve({ usage: 100, quota: 200 })
    const project = await projectWith()
    const made = await element(project)
    pick(made, mapFile())
    await until('it is said', () => text(made, '[role=alert]') !== '')
    navigator.storage.estimate = estimate
    expect(text(made, '[role=alert]')).to.contain('There is no room for this map.')
    expect(await folder(project)).to.deep.equal([])
  })

  it('keeps nothing of a file when the disk is full in the middle', async () => {
    const write = FileSystemWritableFileStream.prototype.write
    FileSystemWritableFileStream.prototype.write = () =>
      Promise.reject(new DOMException('', 'QuotaExceededError'))
    const project = await projectWith()
    const made = await element(project)
    pick(made, mapFile())
    await until('it is said', () => text(made, '[role=alert]') !== '')
    FileSystemWritableFileStream.prototype.write = write
    expect(text(made, '[role=alert]')).to.contain('There is no room for this map.')
    expect(await folder(project)).to.deep.equal([])
  })

  it('removes a map after a question, with its file, and goes back to the first', async () => {
    const project = await projectWith()
    await project.ownMaps.addFile(mapFile())
    await project.ownMaps.choose(project.ownMaps.list[0]!.id)
    const made = await element(project)
    const ask = (): void => find<HTMLButtonElement>(made, '[aria-label="Remove valley"]').click()
    ask()
    await made.updateComplete
    expect(text(made, '.question .strong')).to.match(/^Remove valley from this \w+\?$/)
    await expect(made).to.be.accessible()
    expect(made.shadowRoot!.activeElement!.textContent.trim()).to.equal('Keep it')
    find<HTMLButtonElement>(made, '.question button').click()
    await made.updateComplete
    expect(made.shadowRoot!.activeElement!.getAttribute('type')).to.equal('radio')
    expect(names(made)).to.deep.equal(['World', 'valley'])
    ask()
    await made.updateComplete
    find<HTMLButtonElement>(made, '.question .danger').click()
    await oneEvent(made, 'cairn-basemaps-removed')
    await made.updateComplete
    expect(names(made)).to.deep.equal(['World'])
    expect([project.ownMaps.chosen, await folder(project)]).to.deep.equal([null, []])
  })

  it('clears away what a closed page left half copied', async () => {
    const project = await projectWith()
    const root = await navigator.storage.getDirectory()
    const maps = await root.getDirectoryHandle('cairn-maps', { create: true })
    const own = await maps.getDirectoryHandle(project.store.info.id, { create: true })
    await own.getFileHandle('own-left', { create: true })
    await projectWith({}, project.store.info.id)
    expect(await folder(project)).to.deep.equal([])
  })

  it('keeps none of a project that is gone with the page, and none of one that is removed', async () => {
    const passing = await openProject(await storeOf(), [mapFiles()])
    const { id } = await passing.ownMaps.addFile(mapFile())
    expect(await folder(passing)).to.deep.equal([])
    const again = await openProject(await storeOf(passing.store.info.id), [mapFiles()])
    expect(again.ownMaps.list.map(map => map.id)).to.deep.equal([id])
    const { signal } = new AbortController()
    expect(await again.basemaps[0]!.resource!('0/0/0', { signal })).not.to.equal(null)
    const project = await projectWith()
    await project.ownMaps.addFile(mapFile())
    expect((await folder(project)).length).to.equal(1)
    await project.removeFromDevice()
    expect(await folder(project)).to.deep.equal([])
  })

  it('adds a map by its address, with who made it', async () => {
    const project = await projectWith()
    const made = await element(project)
    const form = find<HTMLFormElement>(made, 'details form')
    find<HTMLDetailsElement>(made, 'details').open = true
    const put = (id: string, value: string): string => (find<HTMLInputElement>(made, `#${id}`).value = value)
    put('address', `${location.origin}/tiles/{z}/{x}/{y}.png`)
    put('name', 'Hill shades')
    put('attribution', 'Hill survey')
    form.requestSubmit()
    await oneEvent(made, 'cairn-basemaps-added')
    await made.updateComplete
    expect(text(made, '.map:last-child .sub')).to.match(/^Needs internet · [\d:]+ [AP]M · Hill survey$/)
    await expect(made).to.be.accessible()
  })

  it('says that an address answers no map', async () => {
    const made = await element(await projectWith())
    const put = (id: string, value: string): string => (find<HTMLInputElement>(made, `#${id}`).value = value)
    put('address', `${location.origin}/no-such-style.json`)
    put('name', 'Nothing')
    find<HTMLFormElement>(made, 'details form').requestSubmit()
    await until('it is said', () => text(made, '[role=alert]').startsWith('This map could not be fetched.'))
  })

  it('offers no files and no addresses where none can be kept', async () => {
    const made = await element(await projectWith({ mapFiles: null }))
    expect([has(made, 'input[type=file]'), has(made, 'details')]).to.deep.equal([false, true])
  })

  it('changes the map beside it, unless the page cancels the choice', async () => {
    const project = await projectWith()
    await project.ownMaps.addFile(mapFile())
    const map = await fixture<CairnMap>(
      html`<cairn-map lang="en" style="width:400px;height:400px" .project=${project}>
        <cairn-basemaps slot="buttons" .project=${project}></cairn-basemaps>
      </cairn-map>`
    )
    const credit = (): string => map.shadowRoot!.querySelector('.attribution')?.textContent ?? ''
    await until('the first is shown', () => credit() === 'Natural Earth')
    const made = map.querySelector<CairnBasemaps>('cairn-basemaps')!
    const choose = (): void => {
      const radio = [...made.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=radio]')].at(-1)!
      radio.checked = true
      radio.dispatchEvent(new Event('change'))
    }
    await made.show()
    map.addEventListener('cairn-basemaps-choose', event => event.preventDefault(), { once: true })
    choose()
    await made.updateComplete
    expect(find<HTMLInputElement>(made, 'input[type=radio]').checked).to.equal(true)
    setTimeout(choose)
    const { id } = await oneEvent<CairnBasemapsChooseEvent>(made, 'cairn-basemaps-choose')
    expect(id).to.equal(project.ownMaps.list[0]!.id)
    await until('the other is shown', () => credit() === 'Survey')
  })
})
