import { expect, fixture, html } from '@open-wc/testing'
import { CairnError } from '../../model/index.js'
import type { DeviceId } from '../../model/index.js'
import type { BundleOptions, Media, Nearby, Sync, Unbundled } from '../../sync/adapter.js'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import './define.js'
import type { CairnCarriedFile } from './carried-file.js'
import type { CairnMediaPolicy } from './media-policy.js'
import type { CairnNearby } from './nearby-devices.js'

const textOf = (element: Element): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ')
const button = (element: Element, words: string): HTMLButtonElement =>
  [...element.shadowRoot!.querySelectorAll('button')].find(each => each.textContent.includes(words))!

describe('cairn-nearby', () => {
  async function pair(nearby: Nearby): Promise<CairnNearby> {
    const project = await projectForTests([], () => ({ nearby }))
    return fixture<CairnNearby>(html`<cairn-nearby style="width:390px" .project=${project}></cairn-nearby>`)
  }

  it('shows a code, takes the answer, and says that the two are connected', async () => {
    const finished: string[] = []
    const element = await pair({
      offer: () => Promise.resolve('OFFER'),
      accept: () => Promise.reject(new Error('not asked for')),
      finish: answer => Promise.resolve(void finished.push(answer))
    })
    await expect(element).to.be.accessible()
    button(element, 'Show a code').click()
    await until('the code', () => element.shadowRoot!.querySelector('svg') !== null)
    expect(textOf(element)).to.contain('OFFER')
    await expect(element).to.be.accessible()
    await element.take(' ANSWER ')
    await element.updateComplete
    expect(finished).to.deep.equal(['ANSWER'])
    expect(textOf(element)).to.contain('The two are connected.')
  })

  it('answers the code of the other with one of its own', async () => {
    const element = await pair({
      offer: () => Promise.reject(new Error('not asked for')),
      accept: offer => Promise.resolve(`answer to ${offer}`),
      finish: () => Promise.reject(new Error('not asked for'))
    })
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('#code')!
    input.value = 'OFFER'
    element.shadowRoot!.querySelector('form')!.requestSubmit()
    await until('the answer', () => textOf(element).includes('answer to OFFER'))
    expect(textOf(element)).to.contain('2. The first device reads this answer.')
  })

  it('says what is wrong with a code, and can begin again', async () => {
    const element = await pair({
      offer: () => Promise.resolve('OFFER'),
      accept: () => Promise.reject(new CairnError('bad-input', 'This is no code of a device beside you.')),
      finish: () => Promise.resolve()
    })
    await element.take('nonsense')
    await element.updateComplete
    expect(element.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain('no code')
    expect(button(element, 'Show a code').disabled).to.equal(false)
  })
})

describe('cairn-carried-file', () => {
  const device = 'ab'.repeat(32) as DeviceId
  async function carried(change: Partial<Sync>): Promise<CairnCarriedFile> {
    const sync = {
      state: () => Promise.resolve({ hubs: [], peers: [], onlyHere: 0, quarantined: 0 }),
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      pause: () => Promise.resolve(),
      resume: () => Promise.resolve(),
      bundle: () => Promise.reject(new Error('not asked for')),
      unbundle: () => Promise.reject(new Error('not asked for')),
      ...change
    }
    const project = await projectForTests([], () => ({ sync }))
    return fixture<CairnCarriedFile>(
      html`<cairn-carried-file
        style="width:390px"
        .project=${project}
        .devices=${[{ deviceId: device, name: 'Boat tablet' }]}
      ></cairn-carried-file>`
    )
  }
  async function give(element: CairnCarriedFile): Promise<void> {
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!
    const files = new DataTransfer()
    files.items.add(new File(['bytes of a file'], 'river.cairn'))
    input.files = files.files
    input.dispatchEvent(new Event('change'))
    await element.updateComplete
  }

  it('makes a file of what one device misses', async () => {
    const asked: BundleOptions[] = []
    const element = await carried({
      bundle: options => {
        asked.push(options)
        return Promise.resolve(
          (async function* () {
            yield await Promise.resolve(new Uint8Array([1, 2, 3]))
          })()
        )
      }
    })
    await expect(element).to.be.accessible()
    const select = element.shadowRoot!.querySelector('select')!
    select.value = device
    select.dispatchEvent(new Event('change'))
    button(element, 'Make a file').click()
    await until('made', () => textOf(element).includes('The file is saved'))
    expect(asked[0]!.content).to.deep.equal({ type: 'for', device })
  })

  it('takes a file in, and says what was new, what waits and what was refused', async () => {
    const outcome: Unbundled = { device, entries: 12, devices: 2, files: 0, missing: 3, refused: 1 }
    const element = await carried({
      unbundle: async file => {
        expect(new TextDecoder().decode(await file.read(0, 5))).to.equal('bytes')
        return outcome
      }
    })
    await give(element)
    await until('taken', () => textOf(element).includes('12 new pieces'))
    expect(textOf(element)).to.contain('3 pieces wait')
    expect(textOf(element)).to.contain('1 piece was not what its author signed')
    await expect(element).to.be.accessible()
  })

  it('says why a file is refused, and nothing when it was stopped', async () => {
    const element = await carried({
      unbundle: () =>
        Promise.reject(new CairnError('bundle-incomplete', 'This copy is not whole. Copy the file again.'))
    })
    await give(element)
    await until('refused', () => textOf(element).includes('Copy the file again.'))
    const slow = await carried({
      unbundle: (_, options) =>
        new Promise((_resolve, reject) => {
          options!.signal!.addEventListener('abort', () => reject(new CairnError('aborted', 'Stopped.')))
        })
    })
    await give(slow)
    await until('at work', () => slow.shadowRoot!.querySelector('progress') !== null)
    button(slow, 'Cancel').click()
    await until('stopped', () => slow.shadowRoot!.querySelector('progress') === null)
    expect(textOf(slow)).to.not.contain('Stopped.')
  })
})

describe('cairn-media-policy', () => {
  it('says what is here, and never lets the paid way bring more than the free one', async () => {
    let policy: Awaited<ReturnType<Media['policy']>> = { fetch: 'all', onMetered: 'previews' }
    const media: Pick<Media, 'policy' | 'setPolicy' | 'totals'> = {
      policy: () => Promise.resolve(policy),
      setPolicy: next => Promise.resolve(void (policy = next)),
      totals: () =>
        Promise.resolve({ files: 31, bytes: 9e7, here: 12, bytesHere: 4.2e7, onlyHere: 2, wanted: 0 })
    }
    const project = await projectForTests([], () => ({ media: media as Media }))
    const element = await fixture<CairnMediaPolicy>(
      html`<cairn-media-policy style="width:390px" .project=${project}></cairn-media-policy>`
    )
    await until('read', () => textOf(element).includes('12 of 31 here'))
    expect(textOf(element)).to.contain('2 are on no other device yet.')
    await expect(element).to.be.accessible()
    const select = element.shadowRoot!.querySelector<HTMLSelectElement>('#fetch')!
    select.value = 'none'
    select.dispatchEvent(new Event('change'))
    await until('set', () => policy.fetch === 'none')
    expect(policy.onMetered).to.equal('none')
  })
})
