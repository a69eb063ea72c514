import { expect, fixture, html } from '@open-wc/testing'
import { css, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { tokens } from './tokens.js'

class Swatch extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        background: var(--_accent);
        color: var(--_text-muted);
      }
    `
  ]

  override render(): TemplateResult {
    return html`<slot></slot>`
  }
}
customElements.define('test-swatch', Swatch)

const background = (element: Element): string => getComputedStyle(element).backgroundColor

describe('tokens', () => {
  afterEach(() => document.documentElement.removeAttribute('style'))

  it('are light by default and dark by an attribute', async () => {
    const light = await fixture(html`<test-swatch theme="light"></test-swatch>`)
    expect(background(light)).to.equal('rgb(11, 90, 76)')
    const dark = await fixture(html`<test-swatch theme="dark"></test-swatch>`)
    expect(background(dark)).to.equal('rgb(111, 211, 182)')
  })

  it('are dark inside an element that is dark', async () => {
    const box = await fixture(html`<div style="--cairn-color-scheme: dark"><test-swatch></test-swatch></div>`)
    expect(background(box.firstElementChild!)).to.equal('rgb(111, 211, 182)')
  })

  it('give way to what the page sets, in any theme', async () => {
    document.documentElement.style.setProperty('--cairn-accent', 'rgb(1, 2, 3)')
    const element = await fixture(html`<test-swatch theme="dark" contrast="high"></test-swatch>`)
    expect(background(element)).to.equal('rgb(1, 2, 3)')
  })

  it('have high contrast by an attribute, also for elements inside', async () => {
    const element = await fixture(html`<test-swatch theme="light" contrast="high"></test-swatch>`)
    expect(background(element)).to.equal('rgb(0, 56, 46)')
    element.append(document.createElement('test-swatch'))
    await (element.firstElementChild as Swatch).updateComplete
    expect(background(element.firstElementChild!)).to.equal('rgb(0, 56, 46)')
  })
})
