import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../../../test/components/project-for-tests.js'
import { wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { CairnErrorCode } from '../../model/index.js'
import type { ProjectInfo, SyncAdapter } from '../../project/types.js'
import { memoryAdapter } from '../../sync/memory/index.js'
import './define.js'
import { inviteCodeIn } from './invite-code.js'
import type { CairnJoinPanelJoinedEvent } from './join-panel-events.js'
import type { CairnJoinPanel } from './join-panel.js'

const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
type Join = SyncAdapter['join']
type JoinOptions = Parameters<Join>[0]

const adapterWith = (join: Join): SyncAdapter => ({ ...memoryAdapter(), join })
const failing = (code: CairnErrorCode): SyncAdapter =>
  adapterWith(() => Promise.reject(new CairnError(code, `The sentence of ${code}.`)))
/** Joins until it is stopped. */
const endless = (): SyncAdapter =>
  adapterWith(
    ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new CairnError('aborted', 'Stopped.')))
      })
  )

async function panel(adapter: SyncAdapter | undefined, code = ''): Promise<CairnJoinPanel> {
  return fixture<CairnJoinPanel>(
    html`<cairn-join-panel
      style="height:600px;width:360px"
      .adapter=${adapter}
      .code=${code}
      .via=${['ws://127.0.0.1:7946']}
    ></cairn-join-panel>`
  )
}
const find = <T extends HTMLElement = HTMLElement>(element: CairnJoinPanel, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const has = (element: CairnJoinPanel, selector: string): boolean =>
  element.shadowRoot!.querySelector(selector) !== null
const focused = (element: CairnJoinPanel): Element | null => element.shadowRoot!.activeElement

async function write(element: CairnJoinPanel, id: 'code' | 'device', value: string): Promise<void> {
  const input = find<HTMLInputElement>(element, `#${id}`)
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await element.updateComplete
}

describe('cairn-join-panel', () => {
  beforeEach(() => localStorage.removeItem('cairnkit.device-name'))

  it('waits for its adapter, and is accessible', async () => {
    const element = await panel(undefined)
    expect(find<HTMLButtonElement>(element, '.primary').disabled).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('asks for what is missing, beside each field, and goes to the first', async () => {
    const element = await panel(memoryAdapter())
    find(element, '.primary').click()
    await until('an error has the focus', () => focused(element)?.id === 'code')
    expect(wordsOf(element, '#code-error')).to.equal('Put in the invite link or the code.')
    expect(wordsOf(element, '#device-error')).to.equal('Give this device a name.')
    expect(find(element, '#code').getAttribute('aria-describedby')).to.equal('code-hint code-error')
    await expect(element).to.be.accessible()
    await write(element, 'code', 'x')
    expect(has(element, '#code-error')).to.equal(false)
    expect(has(element, '#device-error')).to.equal(true)
  })

  it('does not ask others about what cannot be an invite', async () => {
    let asked = 0
    const adapter = adapterWith(() => {
      asked++
      return Promise.reject(new CairnError('invite-invalid', ''))
    })
    const element = await panel(adapter, 'hello')
    await write(element, 'device', 'Boat tablet')
    await element.join()
    expect(wordsOf(element, '#code-error')).to.contain('This is not an invite')
    expect(asked).to.equal(0)
  })

  it('joins by Enter with the code of a link, the name and the hubs, and says so', async () => {
    let given: JoinOptions | undefined
    const info = await memoryAdapter().create({ name: 'Water watch', deviceName: 'Boat tablet' })
    const adapter = adapterWith(options => {
      given = options
      return Promise.resolve(info)
    })
    const element = await panel(adapter, `https://hub.example/map/#join=${CODE.toLowerCase()}`)
    await write(element, 'device', '  Boat tablet ')
    find(element, '#device').focus()
    setTimeout(() => void sendKeys({ press: 'Enter' }))
    const { info: joined } = await oneEvent<CairnJoinPanelJoinedEvent>(element, 'cairn-join-panel-joined')
    expect(joined).to.equal(info)
    expect(given?.code).to.equal(CODE)
    expect(given?.deviceName).to.equal('Boat tablet')
    expect(given?.via).to.deep.equal(['ws://127.0.0.1:7946'])
  })

  it('remembers the device name for the next time', async () => {
    const first = await panel(failing('unreachable'), CODE)
    await write(first, 'device', 'Boat tablet')
    await first.join()
    const next = await panel(memoryAdapter())
    expect(find<HTMLInputElement>(next, '#device').value).to.equal('Boat tablet')
  })

  for (const [code, words] of [
    ['invite-used', 'This invite was used before. Ask for a new one.'],
    ['invite-expired', 'This invite is over. Ask for a new one.'],
    ['invite-invalid', 'This invite does not work. Ask for a new one.'],
    ['invite-refused', 'The other device refused. Ask its owner.']
  ] as const) {
    it(`says ${code} beside the code`, async () => {
      const element = await panel(failing(code), CODE)
      await write(element, 'device', 'Boat tablet')
      expect(await element.join()).to.equal(null)
      expect(wordsOf(element, '#code-error')).to.equal(words)
      expect(focused(element)?.id).to.equal('code')
    })
  }

  it('says by itself that the other device is away, and another failure in its own words', async () => {
    const element = await panel(failing('unreachable'), CODE)
    await write(element, 'device', 'Boat tablet')
    await element.join()
    expect(wordsOf(element, '[role=alert] .note')).to.contain('The other device was not found')
    expect(focused(element)).to.equal(find(element, '.primary'))
    element.adapter = failing('storage-full')
    await element.join()
    expect(wordsOf(element, '[role=alert] .note')).to.contain('The sentence of storage-full.')
    await expect(element).to.be.accessible()
  })

  it('shows that it joins, takes no second order, and stops without an error', async () => {
    const element = await panel(endless(), CODE)
    await write(element, 'device', 'Boat tablet')
    const joined = element.join()
    await until('Stop has the focus', () => focused(element)?.classList.contains('stop') === true)
    expect(wordsOf(element, '.working')).to.contain('Joining. Keep both devices on.')
    expect(find<HTMLInputElement>(element, '#code').disabled).to.equal(true)
    expect(await element.join()).to.equal(null)
    await expect(element).to.be.accessible()
    await sendKeys({ press: 'Enter' })
    expect(await joined).to.equal(null)
    await until('Join has the focus', () => focused(element)?.classList.contains('primary') === true)
    expect(has(element, '[role=alert] .note')).to.equal(false)
  })

  it('stops when it is closed or taken away, but not when it is moved', async () => {
    const signals: AbortSignal[] = []
    const adapter = adapterWith(
      ({ signal }) => new Promise<ProjectInfo>(() => signal && signals.push(signal))
    )
    const element = await panel(adapter, CODE)
    await write(element, 'device', 'Boat tablet')
    void element.join()
    const other = await fixture<HTMLElement>(html`<div></div>`)
    other.append(element)
    await element.updateComplete
    expect(signals[0]!.aborted).to.equal(false)
    element.remove()
    await until('the join is stopped', () => signals[0]!.aborted)
  })

  it('shows the digits while somebody decides on the other device', async () => {
    const adapter = adapterWith(({ onWaiting }) => {
      onWaiting?.('402913')
      return new Promise(() => undefined)
    })
    const element = await panel(adapter, CODE)
    await write(element, 'device', 'Boat tablet')
    void element.join()
    await until('the digits are shown', () => wordsOf(element, '.digits') === '402913')
    await expect(element).to.be.accessible()
  })

  it('closes by its button', async () => {
    const element = await panel(memoryAdapter())
    setTimeout(() => find(element, '.icon-button').click())
    await oneEvent(element, 'cairn-join-panel-close')
  })
})

describe('inviteCodeIn', () => {
  it('reads codes and links as people paste them', () => {
    expect(inviteCodeIn(CODE)).to.equal(CODE)
    expect(inviteCodeIn(` abcd-efgh ijkl-mnop\n`)).to.equal('ABCDEFGHIJKLMNOP')
    expect(inviteCodeIn(`Come: https://x.example/?a=1#join=${CODE} see you`)).to.equal(CODE)
  })

  it('takes nothing else', () => {
    for (const text of ['', 'hello', 'ABCDEFGHIJKLMNO', 'ABCDEFGHIJKLMNOP1', 'A'.repeat(201), '#join=']) {
      expect(inviteCodeIn(text), text).to.equal(null)
    }
  })
})
