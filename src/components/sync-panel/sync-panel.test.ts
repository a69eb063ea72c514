import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { DeviceId } from '../../model/index.js'
import type { LogState, PeerState, Project, Sync, SyncState } from '../../project/index.js'
import './define.js'
import type { CairnSyncPanel } from './sync-panel.js'

const NOTHING: LogState = { have: 0, want: 0, give: 0, total: 0 }

function peer(name: string, data: Partial<LogState>, rest: Partial<PeerState> = {}): PeerState {
  const logs = { auth: NOTHING, config: NOTHING, data: { ...NOTHING, ...data }, media: NOTHING }
  return {
    deviceId: 'a'.repeat(64) as DeviceId,
    name,
    connected: true,
    lastHeard: null,
    complete: false,
    logs,
    ...rest
  }
}

const state = (rest: Partial<SyncState>): SyncState => ({
  hubs: [],
  peers: [],
  onlyHere: 0,
  quarantined: 0,
  ...rest
})

async function panel(
  first: SyncState,
  change: Partial<Sync> = {}
): Promise<{
  element: CairnSyncPanel
  project: Project
  set(next: SyncState): Promise<void>
}> {
  let now = first
  const sync: Sync = {
    state: () => Promise.resolve(now),
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    pause: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    ...change
  }
  const project = await projectForTests([], () => ({ sync }))
  const element = await fixture<CairnSyncPanel>(
    html`<cairn-sync-panel lang="en" style="height:800px;width:390px" .project=${project}></cairn-sync-panel>`
  )
  await until('it is read', () => has(element, '#near'))
  return {
    element,
    project,
    async set(next) {
      now = next
      await project.create({ geometry: null, presetRef: null, tags: new Map() })
    }
  }
}

const find = <T extends HTMLElement>(element: Element, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const has = (element: Element, selector: string): boolean =>
  element.shadowRoot!.querySelector(selector) !== null
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

describe('cairn-sync-panel', () => {
  it('says what to do when nobody is near', async () => {
    const { element } = await panel(state({}))
    expect(words(find(element, '.alone'))).to.equal('No one near. Open Copies on both devices.')
    expect(find(element, 'table')).to.equal(null)
    await expect(element).to.be.accessible()
  })

  it('says that a project on one device cannot be copied from here', async () => {
    const project = await projectForTests()
    const { sync: _sync, ...store } = project.store
    const element = await fixture(
      html`<cairn-sync-panel .project=${{ ...project, store }}></cairn-sync-panel>`
    )
    expect(words(find(element, '.note'))).to.contain('on one device only')
  })

  it('warns of what is only here, and names who is near', async () => {
    const { element } = await panel(state({ onlyHere: 4, peers: [peer('Rosa’s phone', { have: 3 })] }))
    const note = words(find(element, '.note.warn'))
    expect(note).to.match(/^4 observations are only on this \w+\./)
    expect(note).to.contain('Rosa’s phone is near.')
  })

  it('says everything only when both sides know it', async () => {
    const { element, set } = await panel(state({ peers: [peer('Laptop', { have: 5, total: 5 })] }))
    expect(words(find(element, 'li'))).not.to.contain('You both have everything')
    await set(state({ peers: [peer('Laptop', { have: 5, total: 5 }, { complete: true })] }))
    await until('it is complete', () => words(find(element, 'li')).includes('You both have everything'))
    expect(find(element, 'li .tick')).not.to.equal(null)
  })

  it('counts what each lacks, and never a percentage', async () => {
    const { element } = await panel(
      state({ peers: [peer('Tablet', { have: 222, want: 8, give: 12, total: 242 })] })
    )
    expect(words(find(element, 'li .sub'))).to.equal('Has 8 you do not have · Lacks 12 of yours')
    const progress = find(element, '[role=progressbar]')
    expect(progress.getAttribute('aria-valuetext')).to.equal('222 of 230')
    expect(words(find(element, '.body'))).not.to.contain('%')
    await expect(element).to.be.accessible()
  })

  it('shows what is where as a table with headers', async () => {
    const { element } = await panel(state({ peers: [peer('Tablet', { have: 222, want: 8, total: 230 })] }))
    const cells = [...element.shadowRoot!.querySelectorAll('tbody tr')].map(row =>
      [...row.children].map(cell => words(cell))
    )
    expect(cells).to.deep.equal([['Observations', '222', '8', 'none']])
    expect(element.shadowRoot!.querySelectorAll('th[scope=col]').length).to.equal(4)
    expect(element.shadowRoot!.querySelectorAll('th[scope=row]').length).to.equal(1)
  })

  it('keeps devices of before apart, with when they were heard', async () => {
    const away = peer('Boat', {}, { connected: false, lastHeard: Date.now() - 86_400_000 })
    const never = peer('New one', {}, { connected: false })
    const { element } = await panel(state({ peers: [away, never] }))
    const list = words(find(element, 'section.before'))
    expect(list).to.contain('Last heard yesterday')
    expect(list).to.contain('Not met yet')
    expect(words(find(element, '.alone'))).to.contain('No one near')
  })

  it('adds a hub by its address and refuses what is none', async () => {
    const asked: string[] = []
    const { element } = await panel(state({}), {
      connect: url => {
        asked.push(url)
        return Promise.resolve()
      }
    })
    const input = find<HTMLInputElement>(element, '#address')
    const add = async (text: string): Promise<void> => {
      input.value = text
      input.dispatchEvent(new Event('input'))
      find<HTMLFormElement>(element, 'form').requestSubmit()
      await element.updateComplete
    }
    await add('javascript:alert(1)')
    expect(words(find(element, '#address-error'))).to.contain('ws://')
    expect(asked).to.deep.equal([])
    await add(' ws://192.168.1.20:7946 ')
    expect(asked).to.deep.equal(['ws://192.168.1.20:7946'])
  })

  it('shows each hub with its state in words, and forgets it', async () => {
    const forgotten: string[] = []
    const hubs = [
      { url: 'ws://a:1', connected: true },
      { url: 'ws://b:2', connected: false, problem: 'It refused.' }
    ]
    const { element } = await panel(state({ hubs }), {
      disconnect: url => {
        forgotten.push(url)
        return Promise.resolve()
      }
    })
    const list = words(find(element, 'section.hubs'))
    expect(list).to.contain('Connected')
    expect(list).to.contain('It refused.')
    find<HTMLButtonElement>(element, '[aria-label="Forget ws://b:2"]').click()
    await until('it is asked', () => forgotten.length === 1)
    expect(forgotten).to.deep.equal(['ws://b:2'])
  })

  it('speaks at most once in ten seconds', async () => {
    const { element, set } = await panel(state({ peers: [peer('Tablet', { have: 1, want: 9 })] }))
    const spoken = (): string => words(find(element, '[role=status]'))
    await until('it has spoken', () => spoken() !== '')
    expect(spoken()).to.equal('Tablet is near. Has 9 you do not have')
    await set(state({ peers: [peer('Tablet', { have: 2, want: 8 })] }))
    await until('the row is new', () => words(find(element, 'li')).includes('Has 8'))
    expect(spoken()).to.equal('Tablet is near. Has 9 you do not have')
  })

  it('asks for an invite by an event, and shows names as text', async () => {
    const { element } = await panel(state({ peers: [peer('<img src=x>', { have: 1 })] }))
    expect(words(find(element, 'li .name'))).to.equal('<img src=x>')
    expect(element.shadowRoot!.querySelector('img')).to.equal(null)
    setTimeout(() =>
      [...element.shadowRoot!.querySelectorAll('button')].find(each => words(each) === 'Invite')!.click()
    )
    await oneEvent(element, 'cairn-sync-panel-invite')
  })
})
