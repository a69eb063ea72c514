import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { ALONE, wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { DeviceId, Role } from '../../model/index.js'
import type { Member, Members, Project, ProjectStore, Quarantine } from '../../project/types.js'
import './define.js'
import type { CairnMembers } from './members.js'

const [ANA, BEN, EVA] = ['a', 'b', 'e'].map(letter => letter.repeat(64) as DeviceId) as [
  DeviceId,
  DeviceId,
  DeviceId
]

/** A project of three, whose roles change as they are asked to. */
async function projectOf(
  role: Role = 'coordinator',
  { ben = 'member', refusal, quarantine = [] }: Partial<Facts> = {}
): Promise<{ readonly project: Project; readonly given: [DeviceId, Role][] }> {
  const given: [DeviceId, Role][] = []
  let list: readonly Member[] = [
    { deviceId: ANA, name: 'Laptop', role, self: true },
    { deviceId: BEN, name: 'Boat tablet', role: ben, self: false },
    { deviceId: EVA, name: '', role: 'viewer', self: false }
  ]
  const change = (store: ProjectStore): Partial<ProjectStore> => ({
    info: { ...store.info, deviceId: ANA, role },
    members: {
      ...store.members!,
      list: () => Promise.resolve(list),
      setRole(deviceId, next) {
        if (refusal) return Promise.reject(refusal)
        given.push([deviceId, next])
        list = list.map(member => (member.deviceId === deviceId ? { ...member, role: next } : member))
        return Promise.resolve()
      }
    } satisfies Members,
    sync: {
      state: () => Promise.resolve({ ...ALONE, quarantine }),
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      pause: () => Promise.resolve(),
      resume: () => Promise.resolve()
    }
  })
  return { project: await projectForTests([], change), given }
}
interface Facts {
  readonly ben: Role
  readonly refusal: CairnError
  readonly quarantine: readonly Quarantine[]
}

async function panel(project: Project | null | undefined): Promise<CairnMembers> {
  const element = await fixture<CairnMembers>(
    html`<cairn-members lang="en" style="height:800px;width:390px" .project=${project}></cairn-members>`
  )
  if (project) await until('it is read', () => all(element, 'li').length === 3)
  return element
}
const all = <T extends HTMLElement = HTMLElement>(element: CairnMembers, selector: string): T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(selector)
]
const rows = (element: CairnMembers): string[] =>
  all(element, 'li .grow').map(row => row.textContent.replace(/\s+/g, ' ').trim())
const dialog = (element: CairnMembers): HTMLDialogElement => element.shadowRoot!.querySelector('dialog')!
async function answer(element: CairnMembers, value: 'yes' | 'cancel'): Promise<void> {
  await until('it asks', () => dialog(element).open)
  await expect(element).to.be.accessible()
  dialog(element).querySelector<HTMLButtonElement>(`[value=${value}]`)!.click()
}

describe('cairn-members', () => {
  it('lists who belongs, what each may do, and which device this is', async () => {
    const element = await panel((await projectOf()).project)
    expect(rows(element)).to.deep.equal([
      'Laptop You are reading on this computer Coordinator: invites, edits everything, changes categories',
      'Boat tablet Adds, and edits what is their own',
      'Another device Sees everything, adds nothing'
    ])
    expect(all(element, 'select').length).to.equal(2)
    await expect(element).to.be.accessible()
    setTimeout(() => all(element, '.bar .slight')[0]!.click())
    await oneEvent(element, 'cairn-members-invite')
  })

  it('says what stays before it blocks, and takes it back', async () => {
    const { project, given } = await projectOf()
    const element = await panel(project)
    all(element, '.block')[0]!.click()
    await until('it asks', () => dialog(element).open)
    expect(wordsOf(element, 'dialog')).to.contain('Block Boat tablet?')
    expect(wordsOf(element, 'dialog')).to.contain('What they saved stays. Nothing new from them counts')
    await answer(element, 'cancel')
    await until('nothing is done', () => !dialog(element).open)
    expect(given).to.deep.equal([])
    all(element, '.block')[0]!.click()
    await until('it asks', () => dialog(element).open)
    setTimeout(() => void answer(element, 'yes'))
    const event = (await oneEvent(element, 'cairn-members-changed')) as unknown as { role: Role }
    expect(event.role).to.equal('blocked')
    await until('it is out', () =>
      wordsOf(element, 'section:last-of-type').startsWith('Not in it any more Boat')
    )
    await expect(element).to.be.accessible()
    all(element, '[role=status] .slight')[0]!.click()
    await until('it is in again', () => all(element, 'section').length === 1)
    expect(given).to.deep.equal([
      [BEN, 'blocked'],
      [BEN, 'member']
    ])
  })

  it('changes a role by keyboard, and shows the one that holds until then', async () => {
    const { project, given } = await projectOf()
    const element = await panel(project)
    const select = all<HTMLSelectElement>(element, 'select')[0]!
    expect(select.getAttribute('aria-label')).to.equal('What Boat tablet may do')
    select.focus()
    await sendKeys({ press: 'ArrowUp' })
    if (!dialog(element).open) {
      // A browser may open the list of choices instead.
      select.value = 'viewer'
      select.dispatchEvent(new Event('change'))
    }
    await until('it asks', () => dialog(element).open)
    expect(select.value).to.equal('member')
    expect(wordsOf(element, 'dialog')).to.contain('Let Boat tablet only see?')
    await sendKeys({ press: 'Escape' })
    await until('it is closed', () => !dialog(element).open)
    expect(given).to.deep.equal([])
    select.value = 'coordinator'
    select.dispatchEvent(new Event('change'))
    await answer(element, 'yes')
    await until('it is changed', () => given.length === 1)
    expect(given).to.deep.equal([[BEN, 'coordinator']])
  })

  it('lets somebody else decide', async () => {
    const { project, given } = await projectOf()
    const element = await panel(project)
    element.addEventListener('cairn-members-change', event => event.preventDefault())
    all(element, '.block')[0]!.click()
    await answer(element, 'yes')
    await until('it is closed', () => !dialog(element).open)
    expect(given).to.deep.equal([])
  })

  it('lists what does not count, with how many and why', async () => {
    const quarantine: readonly Quarantine[] = [
      { deviceId: BEN, reason: 'no-right', entries: 3 },
      { deviceId: BEN, reason: 'unreadable', entries: 1 }
    ]
    const { project, given } = await projectOf('coordinator', { ben: 'blocked', quarantine })
    const element = await panel(project)
    expect(all(element, '.kept').map(line => line.textContent)).to.deep.equal([
      '3 changes do not count. They had no right to make them. They are kept.',
      '1 change does not count. They are damaged, or nobody here has their key. They are kept.'
    ])
    all(element, '.let-in')[0]!.click()
    await until('it asks', () => dialog(element).open)
    expect(wordsOf(element, 'dialog')).to.contain('What they wrote meanwhile stays out.')
    await answer(element, 'yes')
    await until('it is in', () => given.length === 1)
    expect(given).to.deep.equal([[BEN, 'member']])
  })

  it('offers nothing to a member, and says what was refused', async () => {
    const member = await panel((await projectOf('member')).project)
    expect(all(member, 'select, .block, .bar .slight').length).to.equal(0)
    expect(wordsOf(member, '.body')).to.contain('Coordinators can change who may do what.')
    await expect(member).to.be.accessible()
    member.remove()
    const refusal = new CairnError('not-allowed', 'This device came before yours.')
    const refused = await panel((await projectOf('coordinator', { refusal })).project)
    all(refused, '.block')[0]!.click()
    await answer(refused, 'yes')
    await until('it says why', () => wordsOf(refused, '.note.danger') === 'This device came before yours.')
  })

  it('loads while its project is unknown, and says what a project does not have', async () => {
    const pending = await panel(undefined)
    expect(wordsOf(pending, '.body')).to.equal('Loading…')
    await expect(pending).to.be.accessible()
    expect(wordsOf(await panel(null), '.body')).to.equal('')
    const { store, ...rest } = (await projectOf()).project
    const { members: _none, ...without } = store
    const element = await fixture<CairnMembers>(
      html`<cairn-members lang="en" .project=${{ ...rest, store: without }}></cairn-members>`
    )
    expect(wordsOf(element, '.note')).to.equal('This project has no members to show here.')
  })
})
