import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Project } from '../../project/index.js'
import './define.js'
import type { CairnCategoryPickerChooseEvent } from './category-picker-events.js'
import type { CairnCategoryPicker } from './category-picker.js'
import { findPresets } from './find-presets.js'

const picker = (project: Project | undefined): Promise<CairnCategoryPicker> =>
  fixture(
    html`<cairn-category-picker style="width:390px;height:600px" .project=${project}></cairn-category-picker>`
  )
const tiles = (element: CairnCategoryPicker): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[role=radio]')
]
const names = (element: CairnCategoryPicker): string[] => tiles(element).map(tile => tile.textContent.trim())

const listenButton = (element: CairnCategoryPicker): HTMLButtonElement | null =>
  element.shadowRoot!.querySelector('button[aria-pressed]')

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>

/** Puts voices into the browser, which has none in tests; `run` gets the words that they were given. */
async function withVoices<T>(
  voices: readonly Voice[],
  run: (said: readonly string[]) => Promise<T>
): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(window, 'speechSynthesis')!
  const utterance = window.SpeechSynthesisUtterance
  const said: string[] = []
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => undefined,
    speak: ({ text }: { readonly text: string }) => said.push(text)
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
  // A real one takes no voice but the browser's own.
  window.SpeechSynthesisUtterance = class {
    constructor(readonly text: string) {}
  } as unknown as typeof SpeechSynthesisUtterance
  try {
    return await run(said)
  } finally {
    Object.defineProperty(window, 'speechSynthesis', own)
    window.SpeechSynthesisUtterance = utterance
  }
}

async function search(element: CairnCategoryPicker, text: string): Promise<void> {
  const input = element.shadowRoot!.querySelector('input')!
  input.value = text
  input.dispatchEvent(new Event('input'))
  await element.updateComplete
}

describe('cairn-category-picker', () => {
  it('shows nothing to choose while it has no project', async () => {
    const element = await picker(undefined)
    expect(tiles(element).length).to.equal(0)
  })

  it('shows every category once by group, as radios', async () => {
    const project = await projectForTests()
    const element = await picker(project)
    expect(names(element).sort()).to.deep.equal(
      project.categories
        .presets('point')
        .map(preset => preset.name)
        .sort()
    )
    expect(element.shadowRoot!.querySelectorAll('h2').length).to.equal(project.categories.groups().length)
    await expect(element).to.be.accessible()
  })

  it('shows no tile before it is known which stand at the top, so that none moves under a finger', async () => {
    let answer: (value: null) => void = () => undefined
    const asked = new Promise<null>(resolve => (answer = resolve))
    const project = await projectForTests([], ({ local }) => ({
      local: { ...local!, get: name => (name === 'recent-presets' ? asked : local!.get(name)) }
    }))
    const element = await picker(project)
    expect(tiles(element).length).to.equal(0)
    answer(null)
    await until('the tiles', () => tiles(element).length > 0)
  })

  it('says which category was chosen', async () => {
    const element = await picker(await projectForTests())
    setTimeout(() =>
      tiles(element)
        .find(tile => tile.textContent.includes('Big tree'))!
        .click()
    )
    const { preset } = await oneEvent<CairnCategoryPickerChooseEvent>(element, 'cairn-category-picker-choose')
    expect(preset.id).to.equal('big-tree')
    expect(element.value).to.equal('big-tree')
  })

  it('keeps the last three at the top, newest first', async () => {
    const project = await projectForTests()
    const first = await picker(project)
    for (const name of ['Fire', 'Logging', 'Big tree', 'Dirty water']) {
      tiles(first)
        .find(tile => tile.textContent.trim() === name)!
        .click()
      await until('it is remembered', async () => {
        const kept = await project.store.local?.get('recent-presets')
        return Array.isArray(kept) && kept[0] === project.categories.presets().find(p => p.name === name)?.id
      })
    }
    const second = await picker(project)
    await until(
      'the last three are shown',
      () => names(second).slice(0, 3).join() === 'Dirty water,Big tree,Logging'
    )
  })

  it('finds by the beginning of words, without accents, also by other words', async () => {
    const project = await projectForTests()
    const element = await picker(project)
    await search(element, 'wat poi')
    expect(names(element)).to.deep.equal(['Water point'])
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.contain('1 category fits')
    const tree = { ...project.categories.preset('big-tree')!, name: 'Árbol grande', terms: ['ceiba'] }
    expect(findPresets([tree], 'arbol')).to.deep.equal([tree])
    expect(findPresets([tree], 'cei')).to.deep.equal([tree])
    expect(findPresets([tree], 'eiba')).to.deep.equal([])
  })

  it('says when nothing fits, with the text as text', async () => {
    const element = await picker(await projectForTests())
    await search(element, '<b>zzz</b>')
    expect(element.shadowRoot!.querySelector('.note')!.textContent).to.contain('<b>zzz</b>')
    expect(element.shadowRoot!.querySelector('b')).to.equal(null)
  })

  it('walks the grid with arrow keys in reading direction', async () => {
    const project = await projectForTests()
    for (const [dir, key] of [
      ['ltr', 'ArrowRight'],
      ['rtl', 'ArrowLeft']
    ] as const) {
      const element = await picker(project)
      element.dir = dir
      const first = tiles(element)[0]!
      first.focus()
      first.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
      expect(element.shadowRoot!.activeElement).to.equal(tiles(element)[1])
      tiles(element)[1]!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true })
      )
      expect(element.shadowRoot!.activeElement).to.not.equal(tiles(element)[1])
    }
  })

  it('has one tile in the tab order, and targets large enough for a thumb', async () => {
    const element = await picker(await projectForTests())
    expect(tiles(element).filter(tile => tile.tabIndex === 0).length).to.equal(1)
    for (const tile of tiles(element)) expect(tile.offsetHeight).to.be.greaterThan(51)
  })

  it('offers to hear names only where a voice of this device speaks the language', async () => {
    const project = await projectForTests()
    const offered = async (voices: readonly Voice[]): Promise<boolean> =>
      withVoices(voices, async () => listenButton(await picker(project)) !== null)
    expect(await offered([])).to.equal(false)
    expect(await offered([{ lang: 'en-GB', localService: false }])).to.equal(false)
    expect(await offered([{ lang: 'fr-FR', localService: true }])).to.equal(false)
    expect(await offered([{ lang: 'en_GB', localService: true }])).to.equal(true)
  })

  it('reads a name out at a tap, and chooses only by the button', () =>
    withVoices([{ lang: 'en-GB', localService: true }], async said => {
      const element = await picker(await projectForTests())
      const chosen: string[] = []
      element.addEventListener('cairn-category-picker-choose', event => chosen.push(event.preset.id))
      listenButton(element)!.click()
      await element.updateComplete
      const tree = tiles(element).find(tile => tile.textContent.includes('Big tree'))!
      tree.click()
      await element.updateComplete
      expect([...said]).to.deep.equal(['Big tree'])
      expect(chosen).to.deep.equal([])
      expect(tree.getAttribute('aria-checked')).to.equal('true')
      await expect(element).to.be.accessible()
      element.shadowRoot!.querySelector<HTMLButtonElement>('.foot button')!.click()
      expect(chosen).to.deep.equal(['big-tree'])
    }))

  it('wraps words at twice the size instead of cutting them', async () => {
    const element = await picker(await projectForTests())
    element.style.setProperty('--cairn-font-scale', '2')
    for (const label of element.shadowRoot!.querySelectorAll<HTMLElement>('.tile span'))
      expect(label.scrollWidth).to.be.most(label.parentElement!.clientWidth)
  })
})
