import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { categoryFiles, defaultCategories } from '../../plugins/index.js'
import { openProject } from '../../project/index.js'
import type { Project } from '../../project/index.js'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import './define.js'
import { beginHistory, redo, step, undo } from './edit-history.js'
import { addPreset, askNoMore, changePreset, moveField, movePresetTo } from './edit-set.js'
import type { CairnPresetEditor } from './preset-editor.js'
import { changedPresets, reviewSet } from './review-set.js'

const editor = async (project: Project, width = 1280, lang = 'en'): Promise<CairnPresetEditor> => {
  const element = await fixture<CairnPresetEditor>(
    html`<cairn-preset-editor
      lang=${lang}
      style=${`width:${width}px;height:720px`}
      .project=${project}
    ></cairn-preset-editor>`
  )
  await until('the categories', () => element.value !== null)
  await element.updateComplete
  return element
}
const all = <Wanted extends HTMLElement>(element: CairnPresetEditor, selector: string): Wanted[] => [
  ...element.shadowRoot!.querySelectorAll<Wanted>(selector)
]
const button = (element: CairnPresetEditor, words: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, 'button').find(
    each => (each.ariaLabel ?? each.textContent).trim().includes(words) && each.offsetParent !== null
  )!
const open = async (element: CairnPresetEditor, name: string): Promise<void> => {
  all(element, '.pick')
    .find(each => each.textContent.trim() === name)!
    .click()
  await element.updateComplete
}
const type = async (element: CairnPresetEditor, selector: string, text: string): Promise<void> => {
  const input = all<HTMLInputElement>(element, selector)[0]!
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await element.updateComplete
}

describe('cairn-preset-editor', () => {
  it('shows every category by group, and is accessible with one open, narrow and wide', async () => {
    const project = await projectForTests()
    for (const width of [360, 1280]) {
      const element = await editor(project, width)
      expect(all(element, '.pick').length).to.equal(project.categories.presets().length)
      await expect(element).to.be.accessible()
      await open(element, 'Fire')
      await expect(element).to.be.accessible()
      expect(element.scrollWidth).to.be.at.most(width)
    }
  })

  it('names categories, groups and kinds of files in the language of who reads', async () => {
    const { store } = await projectForTests()
    const project = await openProject(store, [defaultCategories(), categoryFiles()], { languages: ['ar'] })
    const element = await editor(project, 1280, 'ar')
    await until('the words', () => all(element, '.acts .button').at(-1)!.textContent.includes('الفئات'))
    expect(all(element, '.pick')[0]!.textContent.trim()).to.equal('نقطة ماء')
    expect(all(element, 'h2')[0]!.textContent).to.equal('الماء')
    await open(element, 'نقطة ماء')
    expect(all(element, '.details h1')[0]!.textContent).to.equal('نقطة ماء')
    expect(all<HTMLInputElement>(element, '.details input')[0]!.value).to.equal('Water point')
    project.speak(['en'])
    await until(
      'the name in the other language',
      () => all(element, '.pick')[0]!.textContent.trim() === 'Water point'
    )
    expect(all(element, '.details h1')[0]!.textContent, 'of the open one').to.equal('Water point')
    project.speak(['ar'])
    await until('and back', () => all(element, '.details h1')[0]!.textContent === 'نقطة ماء')
  })

  it('asks for a name in every language of the project, and says where one is missing', async () => {
    const project = await projectForTests()
    const set = new Map([
      ['language/qu', true],
      ['language/shp', true],
      ['language/en', true]
    ])
    await project.store.documents.commit([{ type: 'create', kind: 'projectSettings', set }])
    await until('the project knows', () => project.defaults.languages.length === 3)
    const element = await editor(project)
    expect(all<HTMLInputElement>(element, '.findings li').map(({ textContent }) => textContent)).to.satisfy(
      (found: string[]) => found.some(words => words.includes('have no name in Quechua'))
    )
    await open(element, 'Fire')
    const offered = all<HTMLOptionElement>(element, '#languages option').map(({ value }) => value)
    expect(offered.slice(0, 2)).to.deep.equal(['qu', 'shp'])
    expect(all<HTMLInputElement>(element, '.language')[0]!.value).to.equal('qu')
    await type(element, '#other-name', 'Nina')
    await type(element, '#name-shp', 'Chii')
    expect(element.value!.translations!['qu']!['preset/fire/name']).to.equal('Nina')
    expect(element.value!.translations!['shp']!['preset/fire/name']).to.equal('Chii')
    await expect(element).to.be.accessible()
  })

  it('renames, translates and shares; the project has it then, and the work kept is gone', async () => {
    const project = await projectForTests()
    const element = await editor(project)
    await open(element, 'Fire')
    await type(element, '#name', 'Burning')
    await type(element, '.language', 'qu')
    await type(element, '#other-name', 'Nina')
    expect(project.categories.preset('fire')!.name).to.equal('Fire')
    await until('kept', async () => (await project.store.local!.get('category-draft')) !== null)
    setTimeout(() => void element.share())
    await oneEvent(element, 'cairn-preset-editor-shared')
    expect(project.categories.preset('fire')!.name).to.equal('Burning')
    expect(project.categorySet.translations!['qu']!['preset/fire/name']).to.equal('Nina')
    expect(await project.store.local!.get('category-draft')).to.equal(null)
  })

  it('shows the set here before it is shared, with each step, until that is ended or the editor goes', async () => {
    const project = await projectForTests()
    const element = await editor(project)
    const shown = (): string | undefined => project.categories.preset('fire')?.name
    await open(element, 'Fire')
    await type(element, '.details input', 'Big fire')
    button(element, 'Try it here first').click()
    expect(shown()).to.equal('Big fire')
    await type(element, '.details input', 'Small fire')
    expect(shown()).to.equal('Small fire')
    expect(project.categorySet.presets.find(({ id }) => id === 'fire')?.name, 'what it has').to.equal('Fire')
    expect(await project.store.documents.count({ kind: 'preset' }), 'for others').to.equal(0)
    button(element, 'Stop trying').click()
    expect(shown()).to.equal('Fire')
    await element.updateComplete
    button(element, 'Try it here first').click()
    expect(shown()).to.equal('Small fire')
    element.remove()
    expect(shown()).to.equal('Fire')
  })

  it('goes on with what was not shared after it was closed', async () => {
    const project = await projectForTests()
    const first = await editor(project)
    await open(first, 'Fire')
    await type(first, '#name', 'Burning')
    await until('kept', async () => (await project.store.local!.get('category-draft')) !== null)
    first.remove()
    const second = await editor(project)
    expect(second.value!.presets.find(({ id }) => id === 'fire')!.name).to.equal('Burning')
    await second.discard()
    expect(second.value!.presets.find(({ id }) => id === 'fire')!.name).to.equal('Fire')
  })

  it('undoes and redoes; what is typed in one go is one step', async () => {
    const element = await editor(await projectForTests())
    await open(element, 'Fire')
    for (const text of ['B', 'Bu', 'Burn']) await type(element, '#name', text)
    button(element, 'Undo').click()
    await element.updateComplete
    expect(element.value!.presets.find(({ id }) => id === 'fire')!.name).to.equal('Fire')
    button(element, 'Redo').click()
    await element.updateComplete
    expect(element.value!.presets.find(({ id }) => id === 'fire')!.name).to.equal('Burn')
  })

  it('makes a category with a picture and a question, as the preview shows at once', async () => {
    const project = await projectForTests()
    const element = await editor(project)
    button(element, 'New').click()
    await element.updateComplete
    await type(element, '#name', 'Nest')
    const picker = all(element, 'cairn-icon-picker')[0]! as HTMLElement & { updateComplete: Promise<boolean> }
    all<HTMLDetailsElement>(element, 'details')[0]!.open = true
    await picker.updateComplete
    picker.shadowRoot!.querySelector<HTMLButtonElement>('.tile')!.click()
    button(element, 'Add a question').click()
    await element.updateComplete
    await type(element, '#question', 'How many eggs?')
    await type(element, '#type', 'number')
    const made = element.value!.presets.find(({ name }) => name === 'Nest')!
    expect(made.icon).to.not.equal('')
    const asked = element.shadowRoot!.querySelector('.phone cairn-field-number')
    expect((asked as HTMLElement & { field: { label: string } }).field.label).to.equal('How many eggs?')
    expect(await element.share()).to.equal(true)
    expect(project.categories.fieldsOf(project.categories.preset(made.id)!)[0]!.type).to.equal('number')
  })

  it('says how many observations a change touches before it is shared', async () => {
    const project = await projectForTests()
    for (let i = 0; i < 3; i++) {
      await project.create({
        geometry: { type: 'Point', coordinates: [1, 2] },
        presetRef: 'fire',
        tags: new Map()
      })
    }
    const element = await editor(project)
    await open(element, 'Fire')
    await until('counted', () => element.shadowRoot!.textContent.includes('3 observations are of this kind.'))
    await type(element, '#name', 'Burning')
    button(element, 'Use these categories').click()
    await until('asked', () =>
      element.shadowRoot!.querySelector('dialog')!.textContent.includes('3 observations')
    )
    expect(element.shadowRoot!.querySelector('dialog')!.open).to.equal(true)
  })

  it('takes a file of categories to look at, and shares nothing by itself', async () => {
    const from = await projectForTests()
    const project = await openProject(from.store, [categoryFiles()], { languages: ['en'] })
    const element = await editor(project)
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('.file input')!
    const files = new DataTransfer()
    const set = {
      ...project.categorySet,
      presets: [{ ...from.categorySet.presets[0]!, name: 'From a file' }]
    }
    files.items.add(
      new File([(await project.writeCategories(set, 'cairncategories')) as BlobPart], 'a.cairncategories')
    )
    input.files = files.files
    input.dispatchEvent(new Event('change'))
    await until('read', () => element.value!.presets[0]?.name === 'From a file')
    expect(project.categories.presets().length).to.equal(0)
  })

  it('lets those who may not change them look', async () => {
    const project = await projectForTests([], store => ({ info: { ...store.info, role: 'member' } }))
    const element = await editor(project)
    await open(element, 'Fire')
    expect(all<HTMLFieldSetElement>(element, '.whole')[0]!.disabled).to.equal(true)
    expect(all(element, '.list .bar button, .details .bar button').map(each => each.ariaLabel)).to.deep.equal(
      ['Back', 'Back']
    )
    expect(all(element, '.foot')).to.deep.equal([])
  })
})

describe('the steps of the editor', () => {
  it('keeps other parts of a set as they are', async () => {
    const { categorySet } = await projectForTests()
    const preset = { ...categorySet.presets[0]!, id: 'x', name: 'X' }
    const added = addPreset(preset)(categorySet)
    expect(added.presets.filter(({ id }) => id !== 'x')).to.deep.equal(categorySet.presets)
    const moved = movePresetTo('x', added.presets.at(-1)!.id)(added)
    expect(moved.presets.at(-1)!.id).to.equal('x')
    expect(moved.presets.at(-1)!.group).to.equal(added.presets.at(-1)!.group)
    expect(changedPresets(categorySet, changePreset('fire', { color: 'plum' })(categorySet))).to.deep.equal([
      'fire'
    ])
  })

  it('moves a question, and lets one go that nobody asks any more', async () => {
    const { categorySet } = await projectForTests()
    const preset = categorySet.presets.find(({ id }) => id === 'fire')!
    const moved = moveField('fire', preset.fields[0]!, 1)(categorySet)
    expect(moved.presets.find(({ id }) => id === 'fire')!.fields.slice(0, 2)).to.deep.equal([
      preset.fields[1],
      preset.fields[0]
    ])
    const left = askNoMore('fire', 'fire_size')(categorySet)
    expect(left.fields.some(({ id }) => id === 'fire_size')).to.equal(false)
    expect(left.fields.length).to.equal(categorySet.fields.length - 1)
  })

  it('finds what people cannot tell apart, and what nobody asks', async () => {
    const { categorySet } = await projectForTests()
    expect(reviewSet(categorySet, () => true)).to.deep.equal([])
    const twin = { ...categorySet.presets[0]!, id: 'twin' }
    const found = reviewSet(
      {
        ...addPreset(twin)(categorySet),
        fields: [...categorySet.fields, { ...categorySet.fields[0]!, id: 'lost' }]
      },
      () => true
    )
    expect(found.map(({ kind }) => kind)).to.deep.equal(['sameName', 'sameTags', 'unasked'])
  })

  it('has no step for what changes nothing', () => {
    let history = step(beginHistory(1), 1, null)
    expect(history.past.length).to.equal(0)
    history = step(step(step(history, 2, 'a'), 3, 'a'), 4, 'b')
    expect([undo(history).present, undo(undo(history)).present]).to.deep.equal([3, 1])
    expect(redo(undo(history)).present).to.equal(4)
  })
})
