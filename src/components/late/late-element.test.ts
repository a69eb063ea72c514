import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { until } from '../../../test/components/project-for-tests.js'
import '../icon/define.js'
import { Body } from './body.js'
import { LateElement } from './late-element.js'

class StoneBody extends Body<TestStone> {
  @state() private taps: number = 0
  readonly seen: string[] = []
  #connected = 0

  override willUpdate(changed: PropertyValues<TestStone>): void {
    if (changed.has('label')) this.seen.push(this.host.label)
  }

  override hostConnected(): void {
    this.#connected++
  }

  override hostDisconnected(): void {
    this.#connected--
  }

  get connected(): number {
    return this.#connected
  }

  tap(): number {
    return ++this.taps
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  override render(): TemplateResult {
    return html`<button type="button" @click=${() => this.tap()}>${this.host.label} ${this.taps}</button>`
  }
}

/** Its code comes when the test lets it. */
class TestStone extends LateElement<StoneBody> {
  @property() label: string = ''
  asked: number = 0
  arrive: () => void = () => {}
  fail: (error: Error) => void = () => {}

  override bring(): Promise<typeof StoneBody> {
    this.asked++
    return new Promise((resolve, reject) => {
      this.arrive = () => resolve(StoneBody)
      this.fail = reject
    })
  }

  get inside(): StoneBody | null {
    return this.body
  }

  async tap(): Promise<number> {
    return (this.body ?? (await this.ready())).tap()
  }
}
customElements.define('test-stone', TestStone)

function stone(): TestStone {
  const element = document.createElement('test-stone') as TestStone
  element.lang = 'en'
  document.body.append(element)
  return element
}

describe('an element whose body comes later', () => {
  let element: TestStone
  beforeEach(() => {
    element = stone()
  })
  afterEach(() => element.remove())

  const text = (): string => element.shadowRoot!.textContent.trim()
  const button = (): HTMLButtonElement | null => element.shadowRoot!.querySelector('button')

  it('takes properties before, and is drawn with them when updateComplete resolves', async () => {
    element.label = 'first'
    element.label = 'second'
    void aTimeout(20).then(() => element.arrive())
    await element.updateComplete
    expect(text()).to.equal('second 0')
    expect(element.inside!.seen).to.deep.equal(['second'])
    expect(element.asked).to.equal(1)
  })

  it('draws anew when a property or its own state changes', async () => {
    element.arrive()
    await element.updateComplete
    element.label = 'third'
    button()!.click()
    await element.updateComplete
    expect(text()).to.equal('third 1')
  })

  it('keeps what is asked of it until it can do it', async () => {
    const tapped = element.tap()
    element.focus()
    element.arrive()
    expect(await tapped).to.equal(1)
    await element.updateComplete
    expect(element.shadowRoot!.activeElement).to.equal(button())
  })

  it('is told when it comes to a page and leaves it', async () => {
    element.arrive()
    await element.updateComplete
    expect(element.inside!.connected).to.equal(1)
    element.remove()
    expect(element.inside!.connected).to.equal(0)
    document.body.append(element)
    expect(element.inside!.connected).to.equal(1)
    expect(element.asked).to.equal(1)
  })

  it('says that it is loading, once that takes a while', async () => {
    await aTimeout(0)
    expect(text()).to.equal('')
    await until('it says so', () => text() === 'Loading…')
    await expect(element).to.be.accessible()
    element.arrive()
    await element.updateComplete
    expect(text()).to.equal('0')
  })

  it('says what to do when the code cannot be had, and tries again with the focus kept', async () => {
    const silent = console.error
    console.error = () => {}
    try {
      element.fail(new TypeError('Failed to fetch'))
      await element.updateComplete
    } finally {
      console.error = silent
    }
    expect(element.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain(
      'not on this computer yet'
    )
    await expect(element).to.be.accessible()
    button()!.focus()
    button()!.click()
    expect(element.asked).to.equal(2)
    element.arrive()
    await until('it is drawn', () => text() === '0')
    await until('the focus is in it', () => element.shadowRoot!.activeElement === button())
  })

  it('rejects what was asked of it when the code cannot be had', async () => {
    const silent = console.error
    console.error = () => {}
    try {
      const tapped = element.tap()
      element.fail(new TypeError('Failed to fetch'))
      const outcome = await tapped.catch((error: unknown) => error)
      expect(outcome).to.be.instanceOf(TypeError)
    } finally {
      console.error = silent
    }
  })

  it('has its own look only once', async () => {
    element.arrive()
    await element.updateComplete
    const sheets = element.shadowRoot!.adoptedStyleSheets
    expect(new Set(sheets).size).to.equal(sheets.length)
  })
})

it('needs no page to be used', async () => {
  const element = document.createElement('test-stone') as TestStone
  const tapped = element.tap()
  element.arrive()
  expect(await tapped).to.equal(1)
  const box = await fixture<HTMLElement>(html`<div></div>`)
  box.append(element)
  await element.updateComplete
  expect(element.shadowRoot!.textContent.trim()).to.equal('1')
})
