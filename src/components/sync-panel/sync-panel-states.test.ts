import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { ALONE, PAYLOAD, peer, syncForTests, wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { Project, StorageState, Sync, SyncState } from '../../project/types.js'
import { CopyingSpeed } from './copying-speed.js'
import './define.js'
import type { CairnSyncPanel } from './sync-panel.js'

async function panel(project: Project | null | undefined): Promise<CairnSyncPanel> {
  return fixture<CairnSyncPanel>(
    html`<cairn-sync-panel lang="en" style="height:900px;width:390px" .project=${project}></cairn-sync-panel>`
  )
}
async function panelWith(state: SyncState, change: Partial<Sync> = {}) {
  const sync = syncForTests(state, change)
  const element = await panel(await projectForTests([], sync.store))
  return { element, ...sync }
}
const all = <T extends HTMLElement = HTMLElement>(element: CairnSyncPanel, selector: string): T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(selector)
]
const find = <T extends HTMLElement = HTMLElement>(element: CairnSyncPanel, selector: string): T =>
  all<T>(element, selector)[0]!
const rows = (element: CairnSyncPanel): string[][] =>
  all(element, 'tbody tr').map(row => [...row.children].map(cell => cell.textContent.trim()))
const { log } = peer

describe('cairn-sync-panel, its states', () => {
  it('loads while its project is unknown, and says nothing without one', async () => {
    const pending = await panel(undefined)
    expect(wordsOf(pending, '.body')).to.equal('Loading…')
    await expect(pending).to.be.accessible()
    expect(wordsOf(await panel(null), '.body')).to.equal('')
  })

  it('says why the state could not be read, and tries again', async () => {
    let broken = true
    const { element } = await panelWith(ALONE, {
      state: () =>
        broken
          ? Promise.reject(new CairnError('storage-broken', 'Restart this device.'))
          : Promise.resolve(ALONE)
    })
    await until('it failed', () => all(element, '.again').length === 1)
    expect(wordsOf(element, '.failed')).to.contain('Restart this device.')
    await expect(element).to.be.accessible()
    broken = false
    find(element, '.again').click()
    await until('it is read', () => all(element, '.alone').length === 1)
    expect(all(element, '.failed').length).to.equal(0)
  })

  it('asks one question at a time, however many events come', async () => {
    const { element, seen, tell, become } = await panelWith(ALONE)
    await until('it is read', () => all(element, '.alone').length === 1)
    const before = seen.asked
    for (let i = 0; i < 50; i++) tell({ type: i % 2 === 0 ? 'sync' : 'members' })
    become({ ...ALONE, onlyHere: 7 })
    await until('it is new', () => wordsOf(element, '.note.warn').startsWith('7 observations'))
    expect(seen.most).to.equal(1)
    expect(seen.asked - before).to.be.at.most(3)
  })

  it('follows members as well: a name that came later', async () => {
    const { element, seen, tell } = await panelWith({ ...ALONE, peers: [peer('')] })
    await until('it is read', () => wordsOf(element, '.near .name') === 'Another device')
    seen.state = { ...ALONE, peers: [peer('Rosa’s phone')] }
    tell({ type: 'members' })
    await until('the name is there', () => wordsOf(element, '.near .name') === 'Rosa’s phone')
  })

  it('never sums over devices: two that have the same eight make eight', async () => {
    const two = [peer('A', { data: log(222, 8, 3) }), peer('B', { data: log(222, 8, 12), media: log(5) })]
    const { element } = await panelWith({ ...ALONE, peers: two })
    await until('the table is there', () => rows(element).length > 0)
    expect(rows(element)).to.deep.equal([
      ['Observations', '222', '8', '12'],
      ['Photos and sound', '5', 'none', 'none']
    ])
  })

  it('counts to get only what is near, and to give only what somebody said to lack', async () => {
    const peers = [
      peer('Near', { data: log(10, 1, 0) }),
      peer('Away', { connected: false, data: log(10, 5, 2) }),
      peer('Never met', { connected: false, lastHeard: null, data: log(10, 0, 10) })
    ]
    const { element } = await panelWith({ ...ALONE, peers })
    await until('the table is there', () => rows(element).length > 0)
    expect(rows(element)).to.deep.equal([['Observations', '10', '1', '2']])
  })

  it('does not say everything of a device that counts nothing and is not verified', async () => {
    const { element } = await panelWith({ ...ALONE, peers: [peer('New', { data: log(3) })] })
    await until('it is read', () => all(element, '.near .name').length === 1)
    expect(wordsOf(element, '.near .sub')).to.equal('Comparing what each has')
    expect(all(element, '.near .tick').length).to.equal(0)
  })

  it('says what does not count, and that it is kept', async () => {
    const { element } = await panelWith({ ...ALONE, quarantined: 3 })
    await until('it is read', () => wordsOf(element, '.body').includes('3 changes do not count.'))
    expect(wordsOf(element, '.body')).to.contain('They are kept.')
  })

  it('says beside the address why a hub failed, keeps the address, and goes there', async () => {
    const { element } = await panelWith(ALONE, {
      connect: () => Promise.reject(new CairnError('unreachable', 'This hub is not reached. Turn it on.'))
    })
    await until('it is read', () => all(element, '#address').length === 1)
    const input = find<HTMLInputElement>(element, '#address')
    input.focus()
    await sendKeys({ type: 'ws://hub.example:7946' })
    await sendKeys({ press: 'Enter' })
    await until('it failed', () => all(element, '#address-error').length === 1)
    expect(wordsOf(element, '#address-error')).to.equal('This hub is not reached. Turn it on.')
    expect(input.getAttribute('aria-describedby')).to.equal('address-error')
    expect(input.value).to.equal('ws://hub.example:7946')
    expect(element.shadowRoot!.activeElement).to.equal(input)
    await expect(element).to.be.accessible()
  })

  it('takes an address once, and empties the line', async () => {
    const { element, seen } = await panelWith(ALONE)
    await until('it is read', () => all(element, '#address').length === 1)
    for (const bad of ['http://hub:7946', 'ws://', 'ws:///x', 'ws://a b', 'javascript:alert(1)', '']) {
      const input = find<HTMLInputElement>(element, '#address')
      input.value = bad
      input.dispatchEvent(new Event('input'))
      find<HTMLFormElement>(element, 'form').requestSubmit()
      await element.updateComplete
      expect(wordsOf(element, '#address-error'), bad).to.contain('Write an address')
    }
    const input = find<HTMLInputElement>(element, '#address')
    input.value = ' wss://hub.example/cairn '
    input.dispatchEvent(new Event('input'))
    find<HTMLFormElement>(element, 'form').requestSubmit()
    find<HTMLFormElement>(element, 'form').requestSubmit()
    await until('the line is empty', () => input.value === '')
    expect(seen.connected).to.deep.equal(['wss://hub.example/cairn'])
  })

  it('shows names, addresses and problems from others as text', async () => {
    const hubs = [{ url: `ws://hub/${PAYLOAD}`, connected: false, problem: PAYLOAD }]
    const { element } = await panelWith({ ...ALONE, hubs, onlyHere: 1, peers: [peer(PAYLOAD)] })
    await until('it is read', () => all(element, '.near .name').length === 1)
    expect(wordsOf(element, '.near .name')).to.equal(PAYLOAD)
    expect(wordsOf(element, '.note.warn')).to.contain(`${PAYLOAD} is near.`)
    expect(wordsOf(element, '.hubs .sub')).to.equal(PAYLOAD)
    expect(all(element, 'img, b').length).to.equal(0)
    expect('pwned' in window).to.equal(false)
  })

  it('fits a narrow page at double text size, right to left; the table scrolls by itself', async () => {
    const root = document.documentElement
    root.style.fontSize = '32px'
    root.dir = 'rtl'
    try {
      const peers = [peer('Rosa’s phone with a long name', { data: log(222, 8, 12), media: log(341, 19) })]
      const { element } = await panelWith({ ...ALONE, onlyHere: 4, peers })
      await until('the table is there', () => rows(element).length > 0)
      const body = find(element, '.body')
      expect(body.scrollWidth).to.be.at.most(body.clientWidth)
      const table = find(element, '.table')
      expect(table.tabIndex).to.equal(0)
      expect(getComputedStyle(table).overflowX).to.equal('auto')
    } finally {
      root.style.fontSize = ''
      root.removeAttribute('dir')
    }
  })

  it('closes by its button', async () => {
    const { element } = await panelWith(ALONE)
    setTimeout(() => find(element, '[aria-label=Close]').click())
    await oneEvent(element, 'cairn-sync-panel-close')
  })
})

describe('cairn-sync-panel, what wants more than a count', () => {
  it('says a pause, and ends it when asked to', async () => {
    let resumed = 0
    const { element } = await panelWith(
      { ...ALONE, paused: true },
      {
        resume: () => {
          resumed++
          return Promise.resolve()
        }
      }
    )
    await until('the pause', () => wordsOf(element, '.body').includes('Nothing is exchanged now.'))
    await expect(element).to.be.accessible()
    all<HTMLButtonElement>(element, '.note button')[0]!.click()
    await until('resumed', () => resumed === 1)
  })

  it('names a device with two pasts, and says that this one began anew', async () => {
    const boat = peer('Boat tablet')
    const { element } = await panelWith({
      ...ALONE,
      peers: [boat],
      twoHistories: [boat.deviceId],
      beganAnew: Date.now()
    })
    await until('the names', () =>
      wordsOf(element, '.body').includes('Boat tablet showed two different pasts')
    )
    expect(wordsOf(element, '.body')).to.contain('went on as from a backup')
    await expect(element).to.be.accessible()
  })

  it('says by which way a device is reached', async () => {
    const { element } = await panelWith({ ...ALONE, peers: [{ ...peer('Boat tablet'), path: 'lan' }] })
    await until('the way', () => wordsOf(element, '.near').includes('same network'))
  })
})

describe('cairn-sync-panel, how safe and how fast', () => {
  it('says how fast pieces come and how long it takes only once that is known', () => {
    const speed = new CopyingSpeed()
    const state = (have: number, want: number): SyncState => ({
      ...ALONE,
      peers: [peer('A', { data: log(have, want) }), peer('B', { data: log(have, 0) })]
    })
    speed.look(state(0, 600), 0)
    speed.look(state(10, 590), 4_000)
    expect(speed.value).to.equal(null)
    speed.look(state(100, 500), 30_000)
    expect(speed.value).to.deep.equal({ perMinute: 200, left: 150_000 })
    speed.look(state(100, 500), 89_000)
    speed.look(state(100, 500), 150_000)
    expect(speed.value, 'nothing came for a minute').to.equal(null)
    speed.look(state(700, 0), 151_000)
    expect(speed.value, 'nothing is wanted').to.equal(null)
  })

  it('counts the devices that hold all of it, and not while something is only here', async () => {
    const peers = [peer('A', { complete: true }), peer('B', { complete: true }), peer('C')]
    const { element, become } = await panelWith({ ...ALONE, peers })
    await until('it says so', () => wordsOf(element, '.held') === 'All of it is on 2 other devices too.')
    await expect(element).to.be.accessible()
    become({ ...ALONE, peers, onlyHere: 1 })
    await until('it is gone', () => all(element, '.held').length === 0)
  })

  it('counts on how many devices things are, only where somebody counted', async () => {
    const { element, become } = await panelWith({ ...ALONE, held: [4, 1, 12] })
    await until('it is counted', () => wordsOf(element, '.safe') !== '')
    expect(wordsOf(element, '.safe')).to.equal(
      'How safe it is 4 only here 1 on two devices 12 on three devices or more'
    )
    become(ALONE)
    await until('nobody counts', () => all(element, '.safe').length === 0)
  })

  it('warns of a browser that may remove the only copy, and of storage that fails', async () => {
    const sync = syncForTests({ ...ALONE, onlyHere: 4 })
    const warnings: StorageState['warnings'] = [
      { code: 'failed', message: 'Nothing more is saved here.' },
      { code: 'may-be-removed', message: 'The browser has not promised to keep it.' }
    ]
    const state: StorageState = { kind: 'database', persisted: false, usage: null, quota: null, warnings }
    const project = await projectForTests([], store => ({
      ...sync.store(store),
      storage: { state: () => Promise.resolve(state) }
    }))
    const element = await panel(project)
    await until('it warns', () =>
      wordsOf(element, '.note.warn').includes('The browser may remove them when room is short.')
    )
    expect(wordsOf(element, '.note.danger')).to.equal('Nothing more is saved here.')
    await expect(element).to.be.accessible()
  })

  it('says why a way of meeting does not work here', async () => {
    const transports = [{ name: 'lan' }, { name: 'swarm', problem: 'No internet. Ask at the village house.' }]
    const { element } = await panelWith({ ...ALONE, transports })
    await until('it says so', () =>
      wordsOf(element, '.note').includes('No internet. Ask at the village house.')
    )
  })
})
