import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { ALONE, wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { DeviceId, Role } from '../../model/index.js'
import type { Project, ProjectStore, StorageState } from '../../project/types.js'
import { errors as arabic, texts as ar } from '../strings/ar.js'
import { loadStrings } from '../strings/registry.js'
import './define.js'
import type { CairnProjectSettingsRenamedEvent } from './project-settings-events.js'
import type { CairnProjectSettings } from './project-settings.js'

const FULL = 'There is no room left on this device. Free some space; it goes on by itself then.'
const MAY_BE_REMOVED =
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.'
const OTHER = 'b'.repeat(64) as DeviceId
const KEPT: StorageState = {
  kind: 'private-files',
  persisted: false,
  usage: 52_000_000,
  quota: 2_500_000_000,
  warnings: [{ code: 'nearly-full', message: 'Room is short. Copy to another device.' }]
}

interface Facts {
  readonly role: Role
  readonly onlyHere: number
  readonly others: readonly Role[]
  readonly refusal: CairnError
  readonly warnings: StorageState['warnings']
}

/** A project with one more device, and what was asked of its members. */
async function projectOf({
  role = 'coordinator',
  onlyHere = 0,
  others = ['coordinator'],
  refusal,
  warnings = KEPT.warnings
}: Partial<Facts> = {}): Promise<{ readonly project: Project; readonly left: () => boolean }> {
  let hasLeft = false
  const change = (store: ProjectStore): Partial<ProjectStore> => ({
    info: { ...store.info, role },
    documents: {
      ...store.documents,
      commit: (...commits) => (refusal ? Promise.reject(refusal) : store.documents.commit(...commits))
    },
    storage: { state: () => Promise.resolve({ ...KEPT, warnings }) },
    sync: {
      state: () => Promise.resolve({ ...ALONE, onlyHere }),
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      pause: () => Promise.resolve(),
      resume: () => Promise.resolve()
    },
    members: {
      ...store.members!,
      list: async () => [
        ...(await store.members!.list()).map(self => ({ ...self, role })),
        ...others.map(other => ({ deviceId: OTHER, name: 'Tablet', role: other, self: false }))
      ],
      rename: name => (refusal ? Promise.reject(refusal) : store.members!.rename(name)),
      leave() {
        hasLeft = true
        return Promise.resolve()
      }
    }
  })
  return { project: await projectForTests([], change), left: () => hasLeft }
}

async function panel(project: Project | null | undefined, language = 'en'): Promise<CairnProjectSettings> {
  const element = await fixture<CairnProjectSettings>(
    html`<cairn-project-settings
      lang=${language}
      style="height:900px;width:390px"
      .project=${project}
    ></cairn-project-settings>`
  )
  if (project) await until('it is read', () => find(element, '.device') !== null)
  return element
}
const find = <T extends HTMLElement = HTMLElement>(
  element: CairnProjectSettings,
  selector: string
): T | null => element.shadowRoot!.querySelector<T>(selector)
const press = (element: CairnProjectSettings, selector: string): void => find(element, selector)!.click()
async function write(element: CairnProjectSettings, selector: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(element, selector)!
  input.value = text
  input.dispatchEvent(new Event('input'))
  await element.updateComplete
}
async function settingsOf({ store }: Project) {
  const { documents } = await store.documents.query({ kind: 'projectSettings' })
  return documents.map(({ fields }) =>
    Object.fromEntries([...fields].map(([name, { value }]) => [name, value]))
  )
}

describe('cairn-project-settings', () => {
  it('lets a coordinator say what the project is called and for, and how copies go', async () => {
    const { project } = await projectOf()
    const element = await panel(project)
    expect(find<HTMLInputElement>(element, '#name')!.value).to.equal('Water watch')
    expect(find(element, '[part=primary]')).to.equal(null)
    await expect(element).to.be.accessible()
    await write(element, '#name', ' ')
    expect(find<HTMLButtonElement>(element, '[part=primary]')!.disabled).to.equal(true)
    expect(wordsOf(element, '.error')).to.equal('Write a name.')
    await write(element, '#name', 'Water watch north')
    await write(element, '#purpose', 'To know which wells are good.')
    find<HTMLInputElement>(element, '.sync label:last-child input')!.click()
    await element.updateComplete
    await expect(element).to.be.accessible()
    setTimeout(() => press(element, '[part=primary]'))
    await oneEvent(element, 'cairn-project-settings-saved')
    await until('it says so', () => wordsOf(element, '[role=status]').startsWith('Saved on this computer.'))
    const wanted = {
      name: 'Water watch north',
      purpose: 'To know which wells are good.',
      sync: 'on-request'
    }
    expect(await settingsOf(project)).to.deep.equal([wanted])
    await write(element, '#purpose', 'To know the wells.')
    press(element, '[part=primary]')
    await until(
      'it is changed',
      async () => (await settingsOf(project))[0]?.['purpose'] === 'To know the wells.'
    )
    expect(await settingsOf(project)).to.deep.equal([{ ...wanted, purpose: 'To know the wells.' }])
  })

  it('lets a coordinator say what new observations begin with, and the languages of the project', async () => {
    const { project } = await projectOf()
    const element = await panel(project)
    expect(project.defaults).to.deep.equal({ mayLeave: true, languages: [] })
    find<HTMLInputElement>(element, '.begins label:last-child input')!.click()
    await element.updateComplete
    find<HTMLInputElement>(element, '.languages [value=es]')!.click()
    await write(element, '#language', 'no language')
    press(element, '.add-language')
    await element.updateComplete
    expect(wordsOf(element, '#language-error')).to.contain('This is not the sign of a language.')
    await write(element, '#language', ' QU ')
    find(element, '#language')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    )
    await until('it is offered', () => find(element, '.languages [value=qu]') !== null)
    await expect(element).to.be.accessible()
    setTimeout(() => press(element, '[part=primary]'))
    await oneEvent(element, 'cairn-project-settings-saved')
    expect(await settingsOf(project)).to.deep.equal([
      { name: 'Water watch', defaultMayLeave: false, 'language/es': true, 'language/qu': true }
    ])
    await until('the project follows', () => project.defaults.languages.length === 2)
    find<HTMLInputElement>(element, '.languages [value=es]')!.click()
    await element.updateComplete
    press(element, '[part=primary]')
    await until('it is changed', async () => (await settingsOf(project))[0]?.['language/es'] === false)
    await until('the project follows', () => project.defaults.languages.join() === 'qu')
    expect(project.defaults.mayLeave).to.equal(false)
  })

  it('shows others what it says, and nothing to change', async () => {
    const { project } = await projectOf({ role: 'member' })
    const element = await panel(project)
    expect(element.shadowRoot!.querySelectorAll('.project :is(input, textarea)').length).to.equal(0)
    expect(wordsOf(element, '.project')).to.contain('Water watch')
    expect(wordsOf(element, '.project')).to.contain('New observations May leave the project')
    expect(wordsOf(element, '.project')).to.contain('Languages of the project None chosen')
    expect(wordsOf(element, '.project')).to.contain('Coordinators can change this.')
    await expect(element).to.be.accessible()
  })

  it('lets whoever adds say what their device is called, and says so when it is kept', async () => {
    const { project } = await projectOf({ role: 'member' })
    const element = await panel(project)
    expect(find<HTMLInputElement>(element, '#own-name')!.value).to.equal('Village phone')
    expect(find(element, '.own-name button')).to.equal(null)
    await write(element, '#own-name', '  ')
    expect(wordsOf(element, '.own-name .error')).to.equal('Write a name.')
    expect(find<HTMLButtonElement>(element, '.own-name button')!.disabled).to.equal(true)
    await write(element, '#own-name', ' <b>River boat</b> ')
    setTimeout(() => find<HTMLFormElement>(element, '.own-name')!.requestSubmit())
    const renamed: CairnProjectSettingsRenamedEvent = await oneEvent(
      element,
      'cairn-project-settings-renamed'
    )
    expect(renamed.name).to.equal('<b>River boat</b>')
    await until('it says so', () => wordsOf(element, '.own-name').includes('Saved on this computer.'))
    expect(find<HTMLInputElement>(element, '#own-name')!.value).to.equal('<b>River boat</b>')
    expect((await project.store.members!.list())[0]!.name).to.equal('<b>River boat</b>')
    await expect(element).to.be.accessible()
    await project.store.members!.rename('Canoe')
    await until('it follows', () => find<HTMLInputElement>(element, '#own-name')!.value === 'Canoe')
  })

  it('keeps the name that was written when it could not be kept; who only sees has none to write', async () => {
    const refusal = new CairnError('storage-full', 'This device is full. Make room.')
    const element = await panel((await projectOf({ refusal })).project)
    await write(element, '#own-name', 'River boat')
    press(element, '.own-name button')
    await until('it says why', () => wordsOf(element, '.own-name .note.danger') === refusal.message)
    expect(find<HTMLInputElement>(element, '#own-name')!.value).to.equal('River boat')
    const viewer = await panel((await projectOf({ role: 'viewer' })).project)
    expect(find(viewer, '#own-name')).to.equal(null)
    expect(wordsOf(viewer, '.device')).to.contain('Name of this device Village phone')
  })

  it('says how this device keeps it, and asks the browser to', async () => {
    const element = await panel((await projectOf()).project)
    const words = wordsOf(element, '.device')
    expect(words).to.contain('In the private files of the browser')
    expect(words).to.contain('52 MB in use, room for 2.5 GB')
    expect(words).to.contain('The browser may remove it when room is short.')
    expect(wordsOf(element, '.device .note.warn')).to.equal('Room is short. Copy to another device.')
    const real = navigator.storage.persist.bind(navigator.storage)
    navigator.storage.persist = () => Promise.resolve(false)
    press(element, '.persist')
    await until('it says no', () =>
      wordsOf(element, '.device > [role=status]').startsWith('The browser did not promise')
    )
    navigator.storage.persist = real
  })

  it('asks once more, with the count, before something only here is left behind', async () => {
    const { project, left } = await projectOf({ onlyHere: 4 })
    const element = await panel(project)
    press(element, '.leave')
    await until('it asks', () => find<HTMLDialogElement>(element, 'dialog')?.open === true)
    expect(wordsOf(element, 'dialog')).to.contain('What you saved stays with the others.')
    expect(find(element, 'dialog .note')).to.equal(null)
    await expect(element).to.be.accessible()
    press(element, 'dialog [value=yes]')
    await until('it asks again', () =>
      wordsOf(element, 'dialog').includes('4 observations are only on this computer')
    )
    expect(find<HTMLDialogElement>(element, 'dialog')!.open).to.equal(true)
    expect(left()).to.equal(false)
    press(element, 'dialog [value=cancel]')
    await until('it is closed', () => find(element, 'dialog') === null)
    expect(left()).to.equal(false)
    press(element, '.leave')
    await until('it asks', () => find<HTMLDialogElement>(element, 'dialog')?.open === true)
    press(element, 'dialog [value=yes]')
    await until('it asks again', () => wordsOf(element, 'dialog').includes('only on this computer'))
    setTimeout(() => press(element, 'dialog [value=yes]'))
    await oneEvent(element, 'cairn-project-settings-left')
    expect(left()).to.equal(true)
  })

  it('says when nobody else could lead, and stays in when somebody else decides', async () => {
    const { project, left } = await projectOf({ others: ['member'] })
    const element = await panel(project)
    element.addEventListener('cairn-project-settings-leave', event => event.preventDefault())
    press(element, '.leave')
    await until('it asks', () => find<HTMLDialogElement>(element, 'dialog')?.open === true)
    expect(wordsOf(element, 'dialog .note')).to.contain('No other coordinator is in the project')
    press(element, 'dialog [value=yes]')
    await until('it is closed', () => find(element, 'dialog') === null)
    expect(left()).to.equal(false)
  })

  it('asks twice, with the counts, before it takes from this device what is only here', async () => {
    const { project } = await projectOf({ onlyHere: 4 })
    const element = await panel(project)
    const ask = async (): Promise<void> => {
      press(element, '.remove')
      await until('it asks', () => find<HTMLDialogElement>(element, 'dialog')?.open === true)
    }
    await ask()
    expect(wordsOf(element, 'dialog')).to.contain('0 other devices hold all of it.')
    await expect(element).to.be.accessible()
    press(element, 'dialog [value=yes]')
    await until('it asks again', () =>
      wordsOf(element, 'dialog').includes('4 observations are only on this computer')
    )
    press(element, 'dialog [value=cancel]')
    await until('it is closed', () => find(element, 'dialog') === null)
    expect(await project.store.documents.count({ kind: 'observation' })).to.equal(0)
    await ask()
    press(element, 'dialog [value=yes]')
    await until('it asks again', () => wordsOf(element, 'dialog').includes('they are lost'))
    const told: string[] = []
    project.store.subscribe(event => told.push(event.type))
    setTimeout(() => press(element, 'dialog [value=yes]'))
    await oneEvent(element, 'cairn-project-settings-removed')
    expect(told).to.contain('closed')
  })

  it('keeps the project when somebody else decides', async () => {
    const element = await panel((await projectOf({})).project)
    let removed = false
    element.addEventListener('cairn-project-settings-remove', event => event.preventDefault())
    element.addEventListener('cairn-project-settings-removed', () => (removed = true))
    press(element, '.remove')
    await until('it asks', () => find<HTMLDialogElement>(element, 'dialog')?.open === true)
    press(element, 'dialog [value=yes]')
    await until('it is closed', () => find(element, 'dialog') === null)
    expect(removed).to.equal(false)
  })

  it('keeps what was written when it could not be saved, and says why', async () => {
    const refusal = new CairnError('storage-full', 'This device is full. Make room.')
    const element = await panel((await projectOf({ refusal })).project)
    await write(element, '#name', 'Another')
    press(element, '[part=primary]')
    await until('it says why', () => wordsOf(element, '.note.danger') === 'This device is full. Make room.')
    expect(find<HTMLInputElement>(element, '#name')!.value).to.equal('Another')
    setTimeout(() => press(element, '.members'))
    await oneEvent(element, 'cairn-project-settings-members')
  })

  it('says in the language of the page what could not be saved and what to look after, and each once', async () => {
    await loadStrings('ar')
    const refusal = new CairnError('storage-full', FULL)
    const warnings = [{ code: 'may-be-removed', message: MAY_BE_REMOVED }] as const
    const element = await panel((await projectOf({ refusal, warnings })).project, 'ar')
    expect(wordsOf(element, '.device .note.warn')).to.equal(arabic[MAY_BE_REMOVED])
    expect(wordsOf(element, '.device')).not.to.contain(ar['settings.notPersisted'])
    await write(element, '#name', 'Another')
    press(element, '[part=primary]')
    await until('it says why', () => wordsOf(element, '.note.danger') === arabic[FULL])
  })

  it('loads while its project is unknown', async () => {
    const pending = await panel(undefined)
    expect(wordsOf(pending, '.body')).to.equal('Loading…')
    await expect(pending).to.be.accessible()
    expect(wordsOf(await panel(null), '.body')).to.equal('')
  })
})
