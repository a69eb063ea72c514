import { expect, fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import { newest, until } from '../../../test/components/project-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import { openProject } from '../../project/index.js'
import type { CustomFieldType, Field, FormSection, Plugin, Preset, Project } from '../../project/types.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'
import './define.js'
import type { CairnObservationForm } from './observation-form.js'

type Make = () => Promise<CustomElementConstructor>

/** Ways in which an element of a plugin goes wrong. Classes are made anew: a class is registered once. */
const FAULTS: Readonly<Record<string, Make>> = {
  'is refused': () => Promise.reject(new Error('broken')),
  'is refused with an error of the kit': () => Promise.reject(new CairnError('unreachable', 'broken')),
  'throws before it is loaded': () => {
    throw new Error('broken')
  },
  'is nothing': () => Promise.resolve(undefined as unknown as CustomElementConstructor),
  'is no element': () => Promise.resolve(class {} as unknown as CustomElementConstructor),
  'throws when it is made': () =>
    Promise.resolve(
      class extends HTMLElement {
        constructor() {
          super()
          throw new Error('broken')
        }
      }
    ),
  'throws when it is given something': () =>
    Promise.resolve(
      class extends HTMLElement {
        set field(_: unknown) {
          throw new Error('broken')
        }
        set draft(_: unknown) {
          throw new Error('broken')
        }
      }
    ),
  'throws when it comes into the page': () =>
    Promise.resolve(
      class extends HTMLElement {
        connectedCallback(): void {
          throw new Error('broken')
        }
      }
    ),
  'throws when it draws': () =>
    Promise.resolve(
      class extends LitElement {
        override render(): never {
          throw new Error('broken')
        }
      }
    ),
  'answers what cannot be kept': () =>
    Promise.resolve(
      class extends HTMLElement {
        connectedCallback(): void {
          const answer = (type: string): Event => Object.assign(new Event(type), { value: () => 1, tags: 7 })
          queueMicrotask(() => {
            this.dispatchEvent(answer('cairn-field-change'))
            this.dispatchEvent(answer('cairn-form-section-change'))
          })
        }
      }
    )
}

const RIVER: Preset = {
  id: 'river',
  name: 'River',
  icon: '',
  color: 'river',
  geometry: ['point'],
  tags: {},
  fields: ['name', 'odd', 'rows'],
  terms: []
}

let made = 0
async function formWith(
  { type, section }: { readonly type?: Partial<CustomFieldType>; readonly section?: Partial<FormSection> },
  tags: Readonly<Record<string, Json>> = {}
): Promise<{ readonly form: CairnObservationForm; readonly project: Project }> {
  const id = `odd-${made++}`
  const odd: Field = { id: 'odd', tagKey: 'odd', label: 'How odd?', type: `custom/${id}`, required: true }
  const inner: Field = { ...odd, id: 'inner', tagKey: 'inner' }
  const fields: Field[] = [
    { id: 'name', tagKey: 'name', label: 'Its name', type: 'text' },
    odd,
    { id: 'rows', tagKey: 'rows', label: 'Each', type: 'group', fields: [inner] }
  ]
  const kind = { id, name: 'Odd', validate: () => null, format: () => null, ...type }
  const part = { id, name: 'Elders', place: 'start' as const, ...section }
  const plugin: Plugin = {
    name: 'faulty',
    apiVersion: 1,
    contributes: {
      categorySets: [{ id: 'set', name: 'Set', version: '1', presets: [RIVER], fields }],
      ...(type && { fieldTypes: [kind as CustomFieldType] }),
      ...(section && { formSections: [part as FormSection] })
    }
  }
  const adapter = memoryAdapter()
  const store = await adapter.open((await adapter.create({ name: 'Rivers', deviceName: 'Phone' })).id)
  const project = await openProject(store, [plugin], { languages: ['en'] })
  const draft = {
    geometry: { type: 'Point', coordinates: [0, 0] },
    presetRef: 'river',
    tags: new Map(Object.entries(tags))
  }
  const form = await fixture<CairnObservationForm>(
    html`<cairn-observation-form
      lang="en"
      style="height:700px;width:390px"
      .project=${project}
      .draft=${draft}
    ></cairn-observation-form>`
  )
  return { form, project }
}

/** All words in an element, those inside its elements included. */
function wordsIn(root: Node): string {
  if (root instanceof HTMLStyleElement || root instanceof HTMLSlotElement) return ''
  const inside = root instanceof Element && root.shadowRoot ? wordsIn(root.shadowRoot) : ''
  const own = root instanceof Text ? root.data : [...root.childNodes].map(wordsIn).join(' ')
  return `${inside} ${own}`.replace(/\s+/g, ' ').trim()
}

/** The other question takes an answer, and everything is saved. */
async function saves(form: CairnObservationForm, project: Project): Promise<ReadonlyMap<string, unknown>> {
  const input = form
    .shadowRoot!.querySelector('cairn-field-text')!
    .shadowRoot!.querySelector('input, textarea')!
  ;(input as HTMLInputElement).value = 'Blue river'
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await form.updateComplete
  expect(await form.save()).not.to.equal(null)
  const { fields } = await newest(project)
  expect(fields.get('tag/name')!.value).to.equal('Blue river')
  return new Map([...fields].map(([name, { value }]) => [name, value]))
}

/** What an element throws on its way into the page is reported to the window, where the runner hears it first. */
function withoutRunner(): void {
  let heard: typeof window.onerror
  before(() => {
    heard = window.onerror
    window.onerror = null
  })
  after(() => {
    window.onerror = heard
  })
}

describe('a plugin whose question', () => {
  withoutRunner()
  for (const [fault, element] of Object.entries(FAULTS)) {
    it(`${fault} leaves the form, says so, and its answer stays`, async () => {
      const { form, project } = await formWith({ type: { element } }, { odd: { old: ['answer'] } })
      await until('it says so', () => wordsIn(form).includes('This kind of question does not work here.'))
      expect(wordsIn(form)).to.contain('How odd?')
      expect(wordsIn(form)).to.contain('{"old":["answer"]}')
      await until('it is listed', () => project.problems.length > 0)
      expect(project.problems.length).to.equal(1)
      expect(project.fieldTypes.length).to.equal(0)
      expect((await saves(form, project)).get('tag/odd')).to.deep.equal({ old: ['answer'] })
    })
  }

  it('cannot be shown is not asked for, also not within a group', async () => {
    const element = FAULTS['is refused']!
    const { form, project } = await formWith({ type: { element } }, { rows: [{}] })
    await until('it says so', () => wordsIn(form).includes('This kind of question does not work here.'))
    await until('it is listed', () => project.problems.length > 0)
    expect((await saves(form, project)).has('tag/odd')).to.equal(false)
  })

  it('checks or writes with an error, or with what is no text, takes any answer', async () => {
    class Fine extends HTMLElement {}
    for (const wrong of [() => Promise.reject(new Error('late')), () => ({}), () => 7]) {
      const validate = wrong as unknown as CustomFieldType['validate']
      const { form, project } = await formWith(
        { type: { element: () => Promise.resolve(Fine), validate } },
        { odd: 3 }
      )
      expect((await saves(form, project)).get('tag/odd')).to.equal(3)
    }
    const throwing = (): never => {
      throw new Error('broken')
    }
    const { form, project } = await formWith({
      type: { element: () => Promise.resolve(class extends HTMLElement {}), validate: throwing }
    })
    form.value = { ...form.value, tags: new Map([['odd', 3]]) }
    expect((await saves(form, project)).get('tag/odd')).to.equal(3)
    expect(project.problems.length).to.equal(1)
  })

  it('is the own kind of a page without a project is contained too', async () => {
    const kind: CustomFieldType = {
      id: 'page',
      name: 'Page',
      validate: () => {
        throw new Error('broken')
      },
      format: () => null,
      element: FAULTS['throws when it is made']!
    }
    const fields: Field[] = [
      { id: 'name', tagKey: 'name', label: 'Its name', type: 'text' },
      { id: 'odd', tagKey: 'odd', label: 'How odd?', type: 'custom/page', required: true }
    ]
    const form = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        lang="en"
        without-place
        .project=${null}
        .fields=${fields}
        .fieldTypes=${[kind]}
      ></cairn-observation-form>`
    )
    await until('it says so', () => wordsIn(form).includes('This kind of question does not work here.'))
    form.value = { ...form.value, tags: new Map([['name', 'Blue river']]) }
    await form.updateComplete
    expect(form.checkValidity()).to.equal(true)
  })
})

describe('a plugin whose part of the form', () => {
  withoutRunner()
  for (const [fault, element] of Object.entries(FAULTS)) {
    it(`${fault} leaves the form, and says which part is missing`, async () => {
      const { form, project } = await formWith({ section: { element } }, { elder: 'Ana', odd: 1 })
      await until('it says so', () => wordsIn(form).includes('The part “Elders” could not be shown.'))
      await until('it is listed', () => project.problems.length > 0)
      expect(project.problems.length).to.equal(1)
      const saved = await saves(form, project)
      expect([saved.get('tag/elder'), saved.get('tag/odd')]).to.deep.equal(['Ana', 1])
    })
  }

  it('has failed before is named in the next form too, accessibly, and only where it belongs', async () => {
    const element = FAULTS['is refused']!
    const { form, project } = await formWith({ section: { element, presets: ['river'] } })
    await until('it says so', () => wordsIn(form).includes('could not be shown'))
    form.remove()
    const again = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        lang="en"
        .project=${project}
        .draft=${form.value}
      ></cairn-observation-form>`
    )
    await until('it says so', () => wordsIn(again).includes('The part “Elders” could not be shown.'))
    await expect(again).to.be.accessible()
    again.draft = { ...form.value, presetRef: null }
    await again.updateComplete
    expect(wordsIn(again)).not.to.contain('could not be shown')
  })

  it('says for which categories it is in a way that is none is in every form', async () => {
    class Shown extends HTMLElement {
      connectedCallback(): void {
        this.textContent = 'Here I am'
      }
    }
    const presets = 7 as unknown as readonly string[]
    const { form } = await formWith({ section: { element: () => Promise.resolve(Shown), presets } })
    await until('it is there', () => wordsIn(form).includes('Here I am'))
  })
})
