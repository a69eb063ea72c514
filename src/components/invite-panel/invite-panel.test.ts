import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { encode } from 'uqr'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { membersForTests, PAYLOAD, wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { Invite, Members, Project } from '../../project/types.js'
import './define.js'
import type { CairnInvitePanelMadeEvent } from './invite-panel-events.js'
import type { CairnInvitePanel } from './invite-panel.js'

const HOUR = 3_600_000
const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

async function panel(project: Project | null | undefined): Promise<CairnInvitePanel> {
  return fixture<CairnInvitePanel>(
    html`<cairn-invite-panel
      lang="en"
      style="height:900px;width:390px"
      .project=${project}
    ></cairn-invite-panel>`
  )
}

async function panelWith(change: Partial<Members> = {}) {
  const { store, asked, become } = membersForTests(change)
  return { element: await panel(await projectForTests([], store)), asked, become }
}

const all = <T extends HTMLElement = HTMLElement>(element: CairnInvitePanel, selector: string): T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(selector)
]
const find = <T extends HTMLElement = HTMLElement>(element: CairnInvitePanel, selector: string): T =>
  all<T>(element, selector)[0]!

const waiting =
  (name: string, digits = '482913') =>
  (before: readonly Invite[]): Invite[] =>
    before.map(invite => ({ ...invite, state: 'waiting', request: { name, digits } }))
const becomes =
  (state: Invite['state']) =>
  (before: readonly Invite[]): Invite[] =>
    before.map(invite => ({ ...invite, state }))

/** Dark modules of a path of runs `Mx yhNv1Hxz`, as `x,y`. */
function modules(path: string): Set<string> {
  const dark = new Set<string>()
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i},${y}`)
  }
  return dark
}

describe('cairn-invite-panel', () => {
  it('says that nobody can be invited where the store has no members', async () => {
    const project = await projectForTests()
    const { members: _members, ...store } = project.store
    const element = await panel({ ...project, store })
    expect(wordsOf(element, '.body')).to.equal('Nobody can be invited from here.')
    expect(all(element, '.make').length).to.equal(0)
    await expect(element).to.be.accessible()
  })

  it('loads while its project is unknown', async () => {
    expect(wordsOf(await panel(undefined), '.body')).to.equal('Loading…')
  })

  it('invites with the right to add, for seven days, without asking again', async () => {
    const { element, asked } = await panelWith()
    await expect(element).to.be.accessible()
    const before = Date.now()
    find(element, '.make').click()
    await until('it is asked for', () => asked.invites.length === 1)
    const [{ role, confirm, expiresAt } = {}] = asked.invites
    expect(role).to.equal('member')
    expect(confirm).to.equal(false)
    expect(expiresAt).to.be.within(before + 168 * HOUR, Date.now() + 168 * HOUR)
  })

  it('invites with what is chosen, by keyboard', async () => {
    const { element, asked } = await panelWith()
    find(element, '[value=member]').focus()
    await sendKeys({ press: 'ArrowRight' })
    expect(find<HTMLInputElement>(element, '[value=viewer]').checked).to.equal(true)
    const lasts = find<HTMLSelectElement>(element, '#lasts')
    expect([...lasts.options].map(option => option.text.trim())).to.deep.equal([
      '1\u00a0hour',
      '1\u00a0day',
      '7\u00a0days'
    ])
    lasts.value = String(HOUR)
    lasts.dispatchEvent(new Event('change'))
    find(element, '[type=checkbox]').focus()
    await sendKeys({ press: ' ' })
    const before = Date.now()
    find(element, '.make').focus()
    await sendKeys({ press: 'Enter' })
    await until('it is asked for', () => asked.invites.length === 1)
    const [{ role, confirm, expiresAt } = {}] = asked.invites
    expect(role).to.equal('viewer')
    expect(confirm).to.equal(true)
    expect(expiresAt).to.be.within(before + HOUR, Date.now() + HOUR)
  })

  it('shows link and code as values of inputs, and how long they work', async () => {
    const { element } = await panelWith()
    setTimeout(() => find(element, '.make').click())
    const { invite } = await oneEvent<CairnInvitePanelMadeEvent>(element, 'cairn-invite-panel-made')
    await element.updateComplete
    const link = `${location.origin}${location.pathname}#join=${CODE}`
    expect(find<HTMLInputElement>(element, '#link').value).to.equal(link)
    expect(find<HTMLInputElement>(element, '#code').value).to.equal(CODE)
    expect(find<HTMLInputElement>(element, '#link').readOnly).to.equal(true)
    const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }).format(invite.expiresAt)
    expect(wordsOf(element, '.limit')).to.contain('Works once, until').and.to.contain(day)
    await expect(element).to.be.accessible()
  })

  it('makes its links as the page wants them', async () => {
    const { element } = await panelWith()
    element.link = code => `https://map.example/app/#join=${code}`
    await element.make()
    await element.updateComplete
    expect(find<HTMLInputElement>(element, '#link').value).to.equal(`https://map.example/app/#join=${CODE}`)
  })

  it('draws the link as a black on white square with its quiet zone, in a dark theme too', async () => {
    const { element } = await panelWith()
    element.setAttribute('theme', 'dark')
    element.link = code => `https://map.example/#join=${code}`
    await element.make()
    await element.updateComplete
    const svg = element.shadowRoot!.querySelector('.qr svg')!
    const { data } = encode(`https://map.example/#join=${CODE}`, { ecc: 'M', border: 4 })
    const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x},${y}`] : [])))
    expect(svg.getAttribute('viewBox')).to.equal(`0 0 ${data.length} ${data.length}`)
    expect(modules(svg.querySelector('path')!.getAttribute('d')!)).to.deep.equal(new Set(dark))
    expect(data[3]!.some(Boolean) || data.some(row => row[3])).to.equal(false)
    expect(svg.querySelector('rect')!.getAttribute('fill')).to.equal('#fff')
    expect(svg.querySelector('path')!.getAttribute('fill')).to.equal('#000')
    expect(svg.getBoundingClientRect().width).to.be.at.least(240)
    expect(svg.getAttribute('aria-label')).to.equal('Square with the invite, to point a camera at')
  })

  it('copies, or selects the text where the clipboard is closed', async () => {
    const { element } = await panelWith()
    await element.make()
    await element.updateComplete
    const kept = Object.getOwnPropertyDescriptor(navigator, 'clipboard')
    const written: string[] = []
    const clipboard = (writeText: (text: string) => Promise<void>): void =>
      void Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    try {
      clipboard(text => (written.push(text), Promise.resolve()))
      const button = find(element, '[aria-label="Copy the code"]')
      button.click()
      await until('it says so', () => button.textContent.includes('Copied'))
      expect(written).to.deep.equal([CODE])
      clipboard(() => Promise.reject(new Error('closed')))
      find(element, '[aria-label="Copy the link"]').click()
      const input = find<HTMLInputElement>(element, '#link')
      await until('the link is selected', () => element.shadowRoot!.activeElement === input)
      expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, input.value.length])
      expect(find(element, '[aria-label="Copy the link"]').textContent).not.to.contain('Copied')
    } finally {
      if (kept === undefined) Reflect.deleteProperty(navigator, 'clipboard')
      else Object.defineProperty(navigator, 'clipboard', kept)
    }
  })

  for (const accept of [true, false]) {
    it(`shows who waits, and ${accept ? 'lets them in' : 'refuses'}`, async () => {
      const { element, asked, become } = await panelWith()
      await element.make()
      become(waiting('Boat tablet'))
      await until('the request is there', () => all(element, '.request').length === 1)
      expect(wordsOf(element, '.request')).to.contain('Boat tablet Wants to join')
      expect(wordsOf(element, '.digits')).to.equal('482913')
      await expect(element).to.be.accessible()
      find(element, accept ? '.accept' : '.refuse').click()
      await until('it is answered', () => asked.answers.length === 1)
      expect(asked.answers).to.deep.equal([['invite 1', accept]])
      become(becomes(accept ? 'used' : 'refused'))
      await until('the request is gone', () => all(element, '.request').length === 0)
      expect(wordsOf(element, '.over')).to.equal(
        accept ? 'This invite was used.' : 'This invite is over. Make another.'
      )
    })
  }

  it('shows all who waited already when it was opened; their names are text', async () => {
    const request: Invite = {
      id: 'old',
      code: CODE,
      role: 'member',
      expiresAt: Date.now() + HOUR,
      state: 'waiting',
      request: { name: PAYLOAD, digits: '000111' }
    }
    const other: Invite = { ...request, id: 'older', request: { name: 'Boat tablet', digits: '000222' } }
    const { element } = await panelWith({ invites: () => Promise.resolve([request, other]) })
    await until('the requests are there', () => all(element, '.request').length === 2)
    expect(wordsOf(element, '.request .strong')).to.equal(PAYLOAD)
    expect(all(element, '.request img, .request b').length).to.equal(0)
    await expect(element).to.be.accessible()
    expect(all(element, '.primary:not(.accept)').length, 'no other filled button').to.equal(0)
  })

  it('says that the invite was used, also when it is listed no more, and offers another', async () => {
    const { element, become, asked } = await panelWith()
    await element.make()
    await until('it is listed', () => asked.lists.includes(1))
    await element.updateComplete
    become(() => [])
    await until('it is used', () => wordsOf(element, '.over') === 'This invite was used.')
    expect(all(element, '.qr').length).to.equal(0)
    expect(wordsOf(element, '.make')).to.equal('Make another')
    find(element, '.make').click()
    await until('another is shown', () => all(element, '.qr').length === 1)
    expect(all(element, '.over').length).to.equal(0)
  })

  it('says that the invite is over when its time comes, without being told', async () => {
    const { element } = await panelWith({
      invite: ({ role }) =>
        Promise.resolve({ id: 'x', code: CODE, role, expiresAt: Date.now() + 150, state: 'open' })
    })
    await element.make()
    await until('it is over', () => wordsOf(element, '.over') === 'This invite is over. Make another.')
    expect(all(element, '.qr').length).to.equal(0)
  })

  it('says in its own words why an invite cannot be made', async () => {
    const { element } = await panelWith({
      invite: () => Promise.reject(new CairnError('not-allowed', 'Only a coordinator can invite. Ask one.'))
    })
    find(element, '.make').click()
    await until('it says why', () => wordsOf(element, '[role=alert]') !== '')
    expect(wordsOf(element, '[role=alert]')).to.equal('Only a coordinator can invite. Ask one.')
    expect(find<HTMLButtonElement>(element, '.make').disabled).to.equal(false)
  })

  it('fits a narrow page at double text size, right to left', async () => {
    const root = document.documentElement
    root.style.fontSize = '32px'
    root.dir = 'rtl'
    try {
      const { element, become } = await panelWith()
      await element.make()
      become(waiting('Boat tablet'))
      await until('the request is there', () => all(element, '.request').length === 1)
      const body = find(element, '.body')
      expect(body.scrollWidth).to.be.at.most(body.clientWidth)
      const accept = find(element, '.accept').getBoundingClientRect()
      const refuse = find(element, '.refuse').getBoundingClientRect()
      expect(accept.right <= refuse.left || accept.top >= refuse.bottom + 8).to.equal(true)
    } finally {
      root.style.fontSize = ''
      root.removeAttribute('dir')
    }
  })

  it('closes by its button', async () => {
    const { element } = await panelWith()
    setTimeout(() => find(element, '.icon-button').click())
    await oneEvent(element, 'cairn-invite-panel-close')
  })
})
