import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { until } from '../../../test/components/project-for-tests.js'
import type { Json } from '../../model/index.js'
import type { Field, ObservationDraft } from '../../project/index.js'
import './define.js'
import type {
  CairnObservationFormChangedEvent,
  CairnObservationFormSaveEvent
} from './observation-form-events.js'
import type { CairnObservationForm } from './observation-form.js'

const QUESTIONS: readonly Field[] = [
  { id: 'name', tagKey: 'name', label: 'Which well?', type: 'text', required: true },
  { id: 'dry', tagKey: 'dry', label: 'Is it dry?', type: 'yesNo' },
  {
    id: 'since',
    tagKey: 'since',
    label: 'Since when?',
    type: 'date',
    showWhen: { tagKey: 'dry', values: [true] }
  },
  { id: 'people', tagKey: 'people', label: 'People', type: 'number' },
  {
    id: 'litres',
    tagKey: 'litres',
    label: 'Litres for each',
    type: 'number',
    default: { from: 'value', value: 20 }
  },
  {
    id: 'need',
    tagKey: 'need',
    label: 'Litres needed',
    type: 'number',
    unit: 'l',
    compute: { op: 'product', of: ['people', 'litres'] }
  }
]

const inner = <T extends HTMLElement>(element: Element, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const question = (element: Element, label: string): HTMLElement | undefined =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement & { field?: Field }>('.questions > *')].find(
    each => each.field?.label === label
  )

function write(element: Element, label: string, text: string): void {
  const input = inner<HTMLInputElement>(question(element, label)!, 'input')
  input.value = text
  input.dispatchEvent(new Event('input'))
}

async function pageForm(attributes: { readonly disabled?: boolean } = {}) {
  const page = await fixture<HTMLFormElement>(
    html`<form>
      <fieldset ?disabled=${attributes.disabled ?? false}>
        <cairn-observation-form name="report" without-place .fields=${QUESTIONS}></cairn-observation-form>
      </fieldset>
    </form>`
  )
  const element = page.querySelector<CairnObservationForm>('cairn-observation-form')!
  await element.updateComplete
  return { page, element }
}
const sent = (page: HTMLFormElement): { readonly tags: Readonly<Record<string, Json>> } =>
  JSON.parse(new FormData(page).get('report') as string) as { tags: Record<string, Json> }

describe('cairn-observation-form without a project', () => {
  it('asks what the page says, begins with its defaults, and tells each change', async () => {
    const { element } = await pageForm()
    expect([...element.shadowRoot!.querySelectorAll('.questions > *')].length).to.equal(5)
    setTimeout(() => write(element, 'People', '7'))
    const { draft } = await oneEvent<CairnObservationFormChangedEvent>(
      element,
      'cairn-observation-form-changed'
    )
    expect(Object.fromEntries(draft.tags)).to.deep.equal({ litres: 20, people: 7, need: 140 })
    await element.updateComplete
    expect(inner(question(element, 'Litres needed')!, 'output').textContent.trim()).to.equal('140\u00a0l')
    await expect(element).to.be.accessible()
  })

  it('draws the first of many questions at once and the others after, and keeps those that stand', async () => {
    const many = (from: number): readonly Field[] =>
      Array.from({ length: 30 - from }, (_, i) => ({
        id: `q${from + i}`,
        tagKey: `q${from + i}`,
        label: `Question ${from + i}`,
        type: 'text' as const,
        required: from + i === 29
      }))
    const drawn = (): readonly Element[] => [...element.shadowRoot!.querySelectorAll('.questions > *')]
    const element = document.createElement('cairn-observation-form')
    element.withoutPlace = true
    element.fields = many(1)
    document.body.append(element)
    try {
      while (!element.hasUpdated) await Promise.resolve()
      expect(drawn().length).to.equal(2)
      expect(element.validity!.valueMissing).to.equal(true)
      await element.updateComplete
      expect(drawn().length).to.equal(29)
      const before = drawn()
      question(element, 'Question 1')!.focus()
      element.fields = many(0)
      await element.updateComplete
      expect(drawn().length).to.equal(30)
      expect(before.every((each, place) => each === drawn()[place + 1])).to.equal(true)
      expect(element.shadowRoot!.activeElement === before[0]).to.equal(true)
      const saving = element.save()
      await saving
      expect(element.shadowRoot!.activeElement === drawn()[29]).to.equal(true)
    } finally {
      element.remove()
    }
  })

  it('is a control of the form around it: value, what is missing, reset', async () => {
    const { page, element } = await pageForm()
    expect(page.checkValidity()).to.equal(false)
    expect(element.validity!.valueMissing).to.equal(true)
    page.requestSubmit()
    await element.updateComplete
    expect(question(element, 'Which well?')).to.have.property('error', 'This needs an answer.')
    write(element, 'Which well?', 'Upper well')
    await element.updateComplete
    expect(page.checkValidity()).to.equal(true)
    expect(sent(page).tags).to.deep.equal({ litres: 20, name: 'Upper well' })
    page.reset()
    await element.updateComplete
    expect(sent(page).tags).to.deep.equal({ litres: 20 })
  })

  it('gives its answers to the page that submits, when Done is pressed', async () => {
    const { page, element } = await pageForm()
    write(element, 'Which well?', 'Upper well')
    const submitted = new Promise<FormData>(resolve =>
      page.addEventListener('submit', event => {
        event.preventDefault()
        resolve(new FormData(page))
      })
    )
    let asked: ObservationDraft | null = null
    element.addEventListener('cairn-observation-form-save', (event: CairnObservationFormSaveEvent) => {
      asked = event.draft
    })
    await element.updateComplete
    expect(inner(element, '[part=primary]').textContent.trim()).to.equal('Done')
    inner(element, '[part=primary]').click()
    expect((await submitted).get('report')).to.contain('Upper well')
    expect(asked).to.have.property('geometry', null)
  })

  it('keeps an answer whose question went away, says so, and leaves it out', async () => {
    const { page, element } = await pageForm()
    const yesNo = question(element, 'Is it dry?')!
    yesNo.shadowRoot!.querySelectorAll('input')[0]!.click()
    await element.updateComplete
    write(element, 'Since when?', '2026-05-04')
    yesNo.shadowRoot!.querySelectorAll('input')[1]!.click()
    await element.updateComplete
    expect(question(element, 'Since when?')).to.equal(undefined)
    expect(sent(page).tags).not.to.have.property('since')
    expect(element.value.tags.get('since')).to.equal('2026-05-04')
    expect(inner(element, '[part=foot]').textContent).to.contain('1 answer is no longer asked for')
  })

  it('rests while its fieldset is disabled, and comes back as it was left', async () => {
    const { element } = await pageForm({ disabled: true })
    expect(inner<HTMLInputElement>(question(element, 'Which well?')!, 'input').disabled).to.equal(true)
    element.formStateRestoreCallback(
      JSON.stringify({ geometry: null, presetRef: null, tags: [['name', 'Old']] })
    )
    expect(element.value.tags.get('name')).to.equal('Old')
  })

  it('takes its questions from attributes, and from a script inside', async () => {
    const written = JSON.stringify({
      fields: QUESTIONS.slice(0, 2),
      preset: {
        id: 'well',
        name: 'Well',
        color: '#0b6568',
        icon: '',
        geometry: ['point'],
        tags: { kind: 'well' },
        fields: [],
        terms: []
      }
    })
    const page = new DOMParser().parseFromString(
      `<div><cairn-observation-form without-place fields='${JSON.stringify(QUESTIONS.slice(0, 1))}'></cairn-observation-form>
      <cairn-observation-form without-place><script type="application/json">${written}</script></cairn-observation-form></div>`,
      'text/html'
    )
    const box = document.importNode(page.querySelector('div')!, true)
    document.body.append(box)
    const [one, two] = [...box.querySelectorAll('cairn-observation-form')] as [
      CairnObservationForm,
      CairnObservationForm
    ]
    await until(
      'both ask',
      () => question(one, 'Which well?') !== undefined && question(two, 'Is it dry?') !== undefined
    )
    expect(inner(two, 'h1').textContent).to.equal('Well')
    box.remove()
  })

  it('asks a category set of the page by its id', async () => {
    const set = {
      id: 'wells',
      name: 'Wells',
      version: '1',
      presets: [
        {
          id: 'well',
          name: 'Well',
          icon: '',
          color: 'river',
          geometry: ['point' as const],
          tags: {},
          fields: ['name'],
          terms: []
        }
      ],
      fields: QUESTIONS,
      translations: { es: { 'preset/well/name': 'Pozo' } }
    }
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        lang="es"
        without-place
        preset="well"
        .categories=${set}
      ></cairn-observation-form>`
    )
    await until('it asks', () => question(element, 'Which well?') !== undefined)
    const title = (): string | null => inner(element, 'h1').textContent
    expect(title()).to.equal('Pozo')
    await expect(element).to.be.accessible()
    write(element, 'Which well?', 'Upper well')
    element.lang = 'en'
    await until('its title in the other language', () => title() === 'Well')
    expect(inner<HTMLInputElement>(question(element, 'Which well?')!, 'input').value).to.equal('Upper well')
    element.lang = 'es'
    await until('and back', () => title() === 'Pozo')
  })

  it('goes page by page where steps say so, and shows each problem on its page', async () => {
    const steps = [
      { id: 'a', title: 'The well', fields: ['name'] },
      { id: 'b', title: 'The people', fields: ['people'] }
    ]
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        without-place
        .fields=${QUESTIONS}
        .steps=${steps}
      ></cairn-observation-form>`
    )
    const head = (): string => inner(element, '.page-head').textContent.replace(/\s+/g, ' ').trim()
    expect(head()).to.equal('Page 1 of 2 The well')
    inner(element, '[part=primary]').click()
    await element.updateComplete
    expect(question(element, 'Which well?')).to.have.property('error', 'This needs an answer.')
    write(element, 'Which well?', 'Upper well')
    inner(element, '[part=primary]').click()
    await until('the second page', () => head() === 'Page 2 of 2 The people')
    // What no step names comes on the last page.
    expect(question(element, 'Is it dry?')).not.to.equal(undefined)
    await expect(element).to.be.accessible()
    element.value = { ...element.value, tags: new Map() }
    await element.save()
    await until('the page of the problem', () => head() === 'Page 1 of 2 The well')
  })
})
