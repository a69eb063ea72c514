import { expect, fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { addStrings, loadStrings } from '../strings/registry.js'
import { LocalizeController } from './localize.js'

class Words extends LitElement {
  readonly localize = new LocalizeController(this)

  override render(): TemplateResult {
    return html`${this.localize.t('observations', { n: 1234 })}`
  }
}
customElements.define('test-words', Words)

const words = (lang: string): Promise<Words> => fixture<Words>(html`<test-words lang=${lang}></test-words>`)

describe('localize', () => {
  it('writes numbers and plurals of the language', async () => {
    expect((await words('en')).shadowRoot!.textContent).to.equal('1,234 observations')
    await loadStrings('es')
    expect((await words('es')).shadowRoot!.textContent).to.equal('1234 observaciones')
    expect((await words('en')).localize.t('observations', { n: 1 })).to.equal('1 observation')
  })

  it('falls back to English for what a language lacks, and takes added texts', async () => {
    const element = await words('qu')
    expect(element.localize.t('undo')).to.equal('Undo')
    addStrings('qu', { undo: 'Kutichiy' })
    expect(element.localize.t('undo')).to.equal('Kutichiy')
  })

  it('follows the language around it through shadow roots', async () => {
    const box = await fixture(html`<div lang="es"></div>`)
    const root = box.attachShadow({ mode: 'open' })
    const element = document.createElement('test-words') as Words
    root.append(element)
    await element.updateComplete
    expect(element.localize.t('undo')).to.equal('Deshacer')
  })

  it('never takes filled-in text for another placeholder', async () => {
    const element = await words('en')
    expect(element.localize.t('picker.none', { text: '{device}$&' })).to.contain('“{device}$&”')
  })

  it('writes times, places and lengths, and nothing for a time that cannot be', async () => {
    const { localize } = await words('en')
    const now = new Date(2026, 4, 20, 12).getTime()
    expect(localize.day(now - 86_400_000, now)).to.equal('yesterday')
    expect(localize.day(new Date(2025, 0, 2).getTime(), now)).to.contain('2025')
    expect(localize.time(now, now)).to.match(/^today 12:00/)
    expect(localize.time(1e300, now)).to.equal('')
    expect(localize.position(-73.5, -4.25)).to.equal('4.2500° S, 73.5000° W')
    expect(localize.distance(1500)).to.equal('1.5\u00a0km')
    // In Arabic digits or others, as the browser has it.
    expect((await words('ar')).localize.distance(1500), 'on one line').to.match(/^[^ \u00a0]+\u00a0كم$/)
  })

  it('survives a language tag that is none', async () => {
    expect((await words('not a language')).localize.t('undo')).to.equal('Undo')
  })
})
