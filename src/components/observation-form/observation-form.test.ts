import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { ObservationDraft, Project } from '../../project/index.js'
import './define.js'
import { keptDraft } from './kept-draft.js'
import type {
  CairnObservationFormCloseEvent,
  CairnObservationFormSavedEvent,
  CairnObservationFormSaveEvent
} from './observation-form-events.js'
import type { CairnObservationForm } from './observation-form.js'

const PLACE = { type: 'Point', coordinates: [-73.1, -4.2] }
const draft = (tags: Readonly<Record<string, Json>> = {}): ObservationDraft => ({
  geometry: PLACE,
  presetRef: 'dirty-water',
  tags: new Map(Object.entries(tags))
})

async function form(
  project: Project | undefined,
  start: ObservationDraft | null = draft()
): Promise<CairnObservationForm> {
  return fixture(
    html`<cairn-observation-form
      style="height:700px;width:390px"
      .project=${project}
      .draft=${start}
    ></cairn-observation-form>`
  )
}

const find = <T extends HTMLElement>(element: Element, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const saveButton = (element: Element): HTMLButtonElement => find(element, '[part=primary]')
const fields = (element: Element): Element[] => [...element.shadowRoot!.querySelectorAll('.questions > *')]
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Chooses the first answer of the first question that has options. */
function answerFirst(element: Element): void {
  find<HTMLInputElement>(
    find(element, 'cairn-field-select-one, cairn-field-select-multiple'),
    'input'
  ).click()
}

function refusing(code: 'storage-full'): Promise<Project> {
  return projectForTests([], store => ({
    documents: {
      ...store.documents,
      commit: () => Promise.reject(new CairnError(code, 'The disk is full. Make room, then save again.'))
    }
  }))
}

describe('cairn-observation-form', () => {
  it('waits for its project without a way to save', async () => {
    const element = await form(undefined)
    expect(saveButton(element).disabled).to.equal(true)
    expect(fields(element).length).to.equal(0)
  })

  it('asks the questions of the category', async () => {
    const project = await projectForTests()
    const element = await form(project)
    const preset = project.categories.preset('dirty-water')!
    expect(words(find(element, 'h1'))).to.equal('Dirty water')
    expect(fields(element).length).to.equal(project.categories.fieldsOf(preset).length)
    await expect(element).to.be.accessible()
  })

  it('writes what was answered, and says saved only then', async () => {
    const project = await projectForTests()
    const element = await form(project)
    answerFirst(element)
    expect(words(saveButton(element))).to.contain('Save on this')
    setTimeout(() => saveButton(element).click())
    const { id } = await oneEvent<CairnObservationFormSavedEvent>(element, 'cairn-observation-form-saved')
    const saved = await newest(project)
    expect(saved.id).to.equal(id)
    expect(saved.fields.get('location')!.value).to.deep.equal(PLACE)
    expect(saved.fields.get('presetRef')!.value).to.equal('dirty-water')
    await element.updateComplete
    expect(words(saveButton(element))).to.contain('Saved on this')
  })

  it('lets a page save in another way', async () => {
    const project = await projectForTests()
    const element = await form(project)
    let asked: ObservationDraft | null = null
    element.addEventListener('cairn-observation-form-save', (event: CairnObservationFormSaveEvent) => {
      event.preventDefault()
      asked = event.draft
    })
    expect(await element.save()).to.equal(null)
    expect(asked).to.have.property('presetRef', 'dirty-water')
    expect(await project.store.documents.count({ kind: 'observation' })).to.equal(0)
  })

  it('shows why it could not save, and keeps everything', async () => {
    const element = await form(await refusing('storage-full'))
    answerFirst(element)
    const before = [...element.value.tags]
    await element.save()
    await element.updateComplete
    expect(words(find(element, '[role=alert]'))).to.contain('The disk is full. Make room, then save again.')
    expect(words(saveButton(element))).to.contain('Save on this')
    expect([...element.value.tags]).to.deep.equal(before)
    expect(saveButton(element).disabled).to.equal(false)
  })

  it('asks for a place first, and puts the focus there', async () => {
    const project = await projectForTests()
    const element = await form(project, { ...draft(), geometry: null })
    await element.save()
    await element.updateComplete
    expect(words(find(element, '#place-error'))).to.equal('Choose a place first.')
    expect(element.shadowRoot!.activeElement).to.equal(find(element, '.place'))
    element.setGeometry(PLACE)
    expect(await element.save()).to.be.a('string')
  })

  it('marks wrong answers and puts the focus on the first', async () => {
    const project = await projectForTests()
    const preset = project.categories
      .presets()
      .find(each => project.categories.fieldsOf(each).some(field => field.type === 'number'))!
    const question = project.categories.fieldsOf(preset).find(field => field.type === 'number')!
    const element = await form(project, { ...draft({ [question.tagKey]: 'many' }), presetRef: preset.id })
    expect(await element.save()).to.equal(null)
    const field = find<HTMLElement & { error: string }>(element, 'cairn-field-number')
    expect(field.error).to.equal('Write a number.')
    expect(element.shadowRoot!.activeElement).to.equal(field)
    expect(await project.store.documents.count({ kind: 'observation' })).to.equal(0)
  })

  it('keeps a draft on this device and says so when it is kept', async () => {
    const project = await projectForTests()
    const element = await form(project)
    expect(words(find(element, '.bar'))).not.to.contain('Draft kept')
    answerFirst(element)
    await until('the tag is shown', () => words(find(element, '.bar')).includes('Draft kept'))
    const kept = await keptDraft(project.store.local)
    expect([...kept!.tags]).to.deep.equal([...element.value.tags])
  })

  it('keeps the draft when it is closed at once, and forgets it when saved', async () => {
    const project = await projectForTests()
    const element = await form(project)
    answerFirst(element)
    setTimeout(() => find<HTMLButtonElement>(element, '.bar button').click())
    const event = await oneEvent<CairnObservationFormCloseEvent>(element, 'cairn-observation-form-close')
    element.remove()
    await until('it is kept', async () => (await keptDraft(project.store.local)) !== null)
    const second = await form(project, event.draft)
    await second.save()
    expect(await keptDraft(project.store.local)).to.equal(null)
  })

  it('does not say kept where nothing keeps it', async () => {
    const project = await projectForTests()
    const { local: _local, ...store } = project.store
    const element = await form({ ...project, store })
    answerFirst(element)
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(words(find(element, '.bar'))).not.to.contain('Draft kept')
  })

  it('edits only what changed, over the values it saw', async () => {
    const project = await projectForTests([observation([1, 2], 'dirty-water', { notes: 'old', extra: 7 })])
    const document = await newest(project)
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .project=${project} .document=${document}></cairn-observation-form>`
    )
    answerFirst(element)
    await element.save()
    const after = (await project.store.documents.get(document.id))!
    expect(after.fields.get('tag/extra')!.id).to.equal(document.fields.get('tag/extra')!.id)
    expect(after.fields.get('location')!.id).to.equal(document.fields.get('location')!.id)
    expect([...after.fields.keys()].length).to.equal([...document.fields.keys()].length + 1)
  })

  it('shows what others answered, settles it with a tap, and writes nothing else with it', async () => {
    const project = await projectForTests([observation([1, 2], 'dirty-water', { notes: 'old' })])
    const first = await newest(project)
    const saw = new Map([['tag/notes', first.fields.get('tag/notes')!.saw]])
    await project.edit(first.id, new Map([['tag/notes', 'mine']]), saw)
    await project.edit(first.id, new Map([['tag/notes', 'yours']]), saw)
    const document = (await project.store.documents.get(first.id))!
    expect(document.fields.get('tag/notes')!.others.length).to.equal(1)
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .project=${project} .document=${document}></cairn-observation-form>`
    )
    const others = (): Element => find(element, 'cairn-form-others')
    await until(
      'both stand there',
      () => (others().shadowRoot?.querySelectorAll('.option').length ?? 0) === 2
    )
    await expect(element).to.be.accessible()
    const shown = document.fields.get('tag/notes')!.value as string
    find<HTMLInputElement>(others(), '.option:last-of-type input').click()
    await until('the other is picked', () => !words(find(others(), '.others-acts')).includes(shown))
    find<HTMLButtonElement>(others(), '.others-acts button').click()
    await until(
      'it is settled',
      async () => (await newest(project)).fields.get('tag/notes')!.others.length === 0
    )
    const settled = (await newest(project)).fields.get('tag/notes')!.value
    expect(settled).not.to.equal(shown)
    await until('the form has it', () => element.value.tags.get('notes') === settled)
    // Somebody else changes another answer meanwhile: saving this form must not take it back.
    await project.edit(first.id, new Map([['tag/extra', 'theirs']]))
    await element.save()
    expect((await newest(project)).fields.get('tag/extra')!.value).to.equal('theirs')
  })

  it('keeps a place where it is while other answers are edited', async () => {
    const project = await projectForTests([observation([1, 2], 'dirty-water', {})])
    const document = await newest(project)
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .project=${project} .document=${document}></cairn-observation-form>`
    )
    await until('the ways to a place', () => find(element, 'cairn-place-input').shadowRoot !== null)
    answerFirst(element)
    await element.save()
    expect((await newest(project)).fields.get('location')!.id).to.equal(document.fields.get('location')!.id)
  })

  it('begins as the project says, and a person may say otherwise', async () => {
    const project = await projectForTests()
    const set = new Map([['defaultMayLeave', false]])
    await project.store.documents.commit([{ type: 'create', kind: 'projectSettings', set }])
    await until('the project knows', () => !project.defaults.mayLeave)
    const element = await form(project)
    expect(find<HTMLInputElement>(element, '.leave input').checked).to.equal(false)
    await element.save()
    expect((await newest(project)).fields.get('mayLeave')!.value).to.equal(false)
    const other = await form(project)
    find<HTMLInputElement>(other, '.leave input').click()
    await other.save()
    await until(
      'the second',
      async () => (await project.store.documents.count({ kind: 'observation' })) === 2
    )
    const { documents } = await project.store.documents.query({ kind: 'observation' })
    const said = documents.map(({ fields }) => fields.get('mayLeave')?.value)
    expect([said.includes(undefined), said.includes(false)]).to.deep.equal([true, true])
  })

  it('says for one observation that it stays, and takes that back', async () => {
    const project = await projectForTests()
    const element = await form(project)
    find<HTMLInputElement>(element, '.leave input').click()
    await element.save()
    const saved = await newest(project)
    expect(saved.fields.get('mayLeave')!.value).to.equal(false)
    const request = { format: 'geojson', recipient: 'Ministry', purpose: 'Map', precision: 'exact' } as const
    expect((await project.previewRelease(request)).withheld).to.equal(1)
    const again = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .project=${project} .document=${saved}></cairn-observation-form>`
    )
    expect(find<HTMLInputElement>(again, '.leave input').checked).to.equal(false)
    find<HTMLInputElement>(again, '.leave input').click()
    await again.save()
    expect((await project.previewRelease(request)).withheld).to.equal(0)
  })

  it('says why nothing can be written', async () => {
    const readOnly = 'You can only see this project.'
    const project = await projectForTests([], store => ({ info: { ...store.info, readOnly } }))
    const element = await form(project)
    expect(saveButton(element).disabled).to.equal(true)
    expect(words(find(element, '.foot'))).to.contain(readOnly)
  })

  it('fits right-to-left and twice the size without cutting its button', async () => {
    const element = await form(await projectForTests())
    element.dir = 'rtl'
    element.style.setProperty('--cairn-font-scale', '2')
    const button = saveButton(element)
    expect(button.scrollWidth).to.be.most(button.clientWidth + 1)
    const [close, title] = [find(element, '.bar button'), find(element, 'h1')]
    expect(close.getBoundingClientRect().left).to.be.greaterThan(title.getBoundingClientRect().left)
  })
})
