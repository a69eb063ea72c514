import { expect, fixture, html } from '@open-wc/testing'
import '../sheet/define.js'
import { contrastOf } from '../../project/contrast.js'
import { warnOfContrast, weakPairs } from './warn-of-contrast.js'

const sheet = (style: string, theme = 'light'): Promise<Element> =>
  fixture(html`<cairn-sheet theme=${theme} style=${style}></cairn-sheet>`)

describe('contrast of themed pairs', () => {
  it('is that of WCAG', () => {
    expect(contrastOf([255, 255, 255], [0, 0, 0])).to.equal(21)
    expect(contrastOf([119, 119, 119], [255, 255, 255])).to.be.closeTo(4.48, 0.01)
  })

  it('is enough in every look of the kit', async () => {
    for (const theme of ['light', 'dark']) {
      const element = await sheet('', theme)
      expect(weakPairs(element), theme).to.deep.equal([])
      element.setAttribute('contrast', 'high')
      expect(weakPairs(element), `${theme}, high`).to.deep.equal([])
    }
  })

  it('is found where a page sets a weak pair, and leaves nothing in the element', async () => {
    const element = await sheet('--cairn-accent: #ffb59a; --cairn-on-accent: #ffffff')
    const before = element.shadowRoot!.innerHTML
    expect(weakPairs(element).map(({ front, back }) => `${front} on ${back}`)).to.deep.equal([
      'on-accent on accent'
    ])
    expect(element.shadowRoot!.innerHTML).to.equal(before)
  })

  it('is said once in the console', async () => {
    const said: string[] = []
    const { warn } = console
    console.warn = (words: string) => said.push(words)
    try {
      await sheet('--cairn-text: #aaaaaa')
      warnOfContrast()
      await new Promise(resolve => setTimeout(resolve, 1300))
      document.body.setAttribute('style', 'margin: 0')
      await new Promise(resolve => setTimeout(resolve, 1300))
    } finally {
      console.warn = warn
      document.body.removeAttribute('style')
    }
    const about = said.filter(words => words.includes('--cairn-text on --cairn-surface'))
    expect(about.length).to.equal(1)
    expect(about[0]).to.contain('2.3')
  })
})
