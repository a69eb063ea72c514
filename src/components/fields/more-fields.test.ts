import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Json } from '../../model/index.js'
import type { CustomFieldType, Field } from '../../project/index.js'
import { LocalizeController } from '../controllers/localize.js'
import './custom/define.js'
import './define.js'
import './files/define.js'
import './group/define.js'
import './location/define.js'
import './long-list/define.js'
import type { CairnFieldCustom } from './custom/custom-field.js'
import type { CairnFieldDate } from './date-field.js'
import type { FieldElement } from './field-element.js'
import { CairnFieldChangeEvent } from './field-events.js'
import { problemOf } from './field-problems.js'
import { answerWords } from './field-types.js'
import type { CairnFieldFiles } from './files/files-field.js'
import type { CairnFieldGroup } from './group/group-field.js'
import { wallClock } from './local-time.js'
import type { CairnFieldLocation } from './location/location-field.js'
import { OptionSearch } from './long-list/find-options.js'
import type { CairnFieldLongList } from './long-list/long-list-field.js'

const all = <T extends Element = HTMLElement>(element: Element, selector: string): readonly T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(selector)
]
const one = <T extends Element = HTMLElement>(element: Element, selector: string): T =>
  all<T>(element, selector)[0]!
const changed = (element: FieldElement): Promise<CairnFieldChangeEvent> =>
  oneEvent<CairnFieldChangeEvent>(element, 'cairn-field-change')

function write(element: Element, text: string, selector = 'input'): void {
  const input = one<HTMLInputElement>(element, selector)
  input.value = text
  input.dispatchEvent(new Event('input'))
}

describe('a day and a time', () => {
  const when: Field = { id: 'w', tagKey: 'when', label: 'When?', type: 'dateTime' }

  it('is kept with the offset that holds here, and read as it stood on the clock', async () => {
    const element = await fixture<CairnFieldDate>(html`<cairn-field-date .field=${when}></cairn-field-date>`)
    setTimeout(() => write(element, '2026-05-04T09:40'))
    const { value } = await changed(element)
    expect(value).to.match(/^2026-05-04T09:40[+-]\d\d:\d\d$/)
    expect(Date.parse(value as string)).to.equal(new Date('2026-05-04T09:40').getTime())
    expect(problemOf(when, value)).to.equal(null)
    expect(problemOf(when, '2026-05-04')).to.equal('field.dateTime')
    expect(wallClock('2026-05-04T09:40:30+13:45')).to.equal('2026-05-04T09:40')
    element.value = '2026-05-04T23:59-10:00'
    await element.updateComplete
    expect(one<HTMLInputElement>(element, 'input').value).to.equal('2026-05-04T23:59')
    const words = answerWords(when, '2026-05-04T23:59-10:00', new LocalizeController(element))
    expect(words).to.contain('11:59')
    await expect(element).to.be.accessible()
  })

  it('of a time alone is HH:MM', async () => {
    const time: Field = { ...when, type: 'time' }
    const element = await fixture<CairnFieldDate>(html`<cairn-field-date .field=${time}></cairn-field-date>`)
    setTimeout(() => write(element, '09:40'))
    expect((await changed(element)).value).to.equal('09:40')
    expect([problemOf(time, '24:00'), problemOf(time, '23:59')]).to.deep.equal(['field.time', null])
    expect(answerWords(time, '23:59', new LocalizeController(element))).to.contain('11:59')
  })
})

describe('a long list of answers', () => {
  const many: Field = {
    id: 'm',
    tagKey: 'species',
    label: 'Which tree?',
    type: 'selectOne',
    options: Array.from({ length: 16_000 }, (_, i) => ({ value: `s${i}`, label: `Árbol ${i} of the river` }))
  }
  const list = (field: Field): Promise<CairnFieldLongList> =>
    fixture(html`<cairn-field-long-list style="width:390px" .field=${field}></cairn-field-long-list>`)
  const rows = (element: Element): readonly string[] =>
    all(element, '.words').map(each => each.textContent.trim())

  it('draws what is in view, finds without accents, and answers', async () => {
    const element = await list(many)
    expect(rows(element).length).to.be.lessThan(30)
    const inView = (): number => one(element, '.scroller').clientHeight / 68
    await until('and those around it, for who scrolls', () => rows(element).length >= inView() + 6)
    await until('it says how many', () => one(element, '.count').textContent.includes('16,000'))
    expect(one(element, '[role=status]').textContent).to.equal('')
    write(element, 'arbol 1599')
    await element.updateComplete
    expect(one(element, '[role=status]').textContent.trim()).to.equal('11 answers fit')
    expect(rows(element).slice(0, 2)).to.deep.equal(['Árbol 1599 of the river', 'Árbol 15990 of the river'])
    setTimeout(() => all<HTMLInputElement>(element, '.space input')[1]!.click())
    expect((await changed(element)).value).to.equal('s15990')
    await element.updateComplete
    expect(one(element, '.chosen').textContent).to.contain('Árbol 15990')
    expect(all<HTMLInputElement>(element, '.space input')[1]!.checked).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('is searched by the beginning of words first, whatever stands in the labels', () => {
    const labels = ['Wild plum', 'Plum\ntree', 'Explum', 'PLÚM ' + '\u0301', 'Pear']
    const search = new OptionSearch(labels.map(label => ({ value: label, label })))
    const found = (text: string): readonly string[] => search.find(text).map(({ value }) => value)
    expect(found('plum')).to.deep.equal([labels[0], labels[1], labels[3], labels[2]])
    expect(found('plum tree')).to.deep.equal([labels[1]])
    expect(found('p')).to.deep.equal([labels[0], labels[1], labels[3], labels[4], labels[2]])
    expect(found('tree explum')).to.deep.equal([])
    expect(found(' ')).to.deep.equal(labels)
  })

  it('goes through all of it by keys, and takes an answer back', async () => {
    const element = await list({ ...many, type: 'selectMultiple' })
    element.value = ['s3', 'foreign']
    await element.updateComplete
    expect(one(element, '.chosen').textContent).to.contain('foreign')
    one<HTMLInputElement>(element, 'input[type=search]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
    )
    await until(
      'the first has the focus',
      () => element.shadowRoot!.activeElement?.getAttribute('data-row') === '0'
    )
    element.shadowRoot!.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true })
    )
    await until(
      'the last has the focus',
      () => element.shadowRoot!.activeElement?.getAttribute('data-row') === '15999'
    )
    setTimeout(() => one<HTMLButtonElement>(element, '.chosen button').click())
    expect((await changed(element)).value).to.deep.equal(['foreign'])
  })
})

describe('questions in rows', () => {
  const trees: Field = {
    id: 'trees',
    tagKey: 'trees',
    label: 'Trees',
    type: 'group',
    fields: [
      { id: 'kind', tagKey: 'kind', label: 'Kind', type: 'text', required: true },
      { id: 'height', tagKey: 'height', label: 'Height', type: 'number', unit: 'm' }
    ]
  }

  it('come, are answered, change places and go, and can be brought back', async () => {
    const element = await fixture<CairnFieldGroup>(
      html`<cairn-field-group .field=${trees}></cairn-field-group>`
    )
    const press = async (selector: string, place = 0): Promise<void> => {
      all<HTMLButtonElement>(element, selector)[place]!.click()
      await element.updateComplete
    }
    const add = '.field > button'
    await press(add)
    await press(add)
    const row = (place: number): Element => all(element, '.one')[place]!
    write(row(0).querySelector('cairn-field-text')!, 'Oak')
    write(row(1).querySelector('cairn-field-text')!, 'Ash')
    write(row(1).querySelector('cairn-field-number')!, '12')
    expect(element.value).to.deep.equal([{ kind: 'Oak' }, { kind: 'Ash', height: 12 }])
    await element.updateComplete
    await expect(element).to.be.accessible()
    await press('[aria-label="Move row 2 up"]')
    expect(element.value).to.deep.equal([{ kind: 'Ash', height: 12 }, { kind: 'Oak' }])
    await press('[aria-label="Take away row 1"]')
    expect(element.value).to.deep.equal([{ kind: 'Oak' }])
    await press('.undo button')
    expect(element.value).to.deep.equal([{ kind: 'Ash', height: 12 }, { kind: 'Oak' }])
    expect(answerWords(trees, element.value!, new LocalizeController(element))).to.equal(
      'Ash, 12\u00a0m · Oak'
    )
  })

  it('say in the row what is missing', async () => {
    const value: Json = [{ height: 3 }]
    expect(problemOf(trees, value)).to.equal('field.rows')
    const element = await fixture<CairnFieldGroup>(
      html`<cairn-field-group .field=${trees} .value=${value} error="Look again"></cairn-field-group>`
    )
    expect(one(element, 'cairn-field-text')).to.have.property('error', 'This needs an answer.')
  })
})

describe('a place as an answer', () => {
  const where: Field = { id: 'p', tagKey: 'start', label: 'Where does it begin?', type: 'location' }

  it('is written in numbers, and taken away', async () => {
    const element = await fixture<CairnFieldLocation>(
      html`<cairn-field-location .field=${where}></cairn-field-location>`
    )
    const input = one(element, 'cairn-place-input')
    all<HTMLButtonElement>(input, 'button')[1]!.click()
    await until('there is room to write', () => all(input, 'input').length > 0)
    write(input, 'somewhere')
    all<HTMLButtonElement>(input, '.written button')[0]!.click()
    await until('it says so', () => one(input, '[role=alert]').textContent.includes('This is no position'))
    await expect(element).to.be.accessible()
    write(input, `4°12'30"S 73°6'W`)
    setTimeout(() => all<HTMLButtonElement>(input, '.written button')[0]!.click())
    const { value } = await changed(element)
    const { coordinates } = value as unknown as { readonly coordinates: readonly [number, number] }
    expect(coordinates[0]).to.be.closeTo(-73.1, 1e-9)
    expect(coordinates[1]).to.be.closeTo(-4.208333333, 1e-9)
    await element.updateComplete
    expect(one(element, '.strong').textContent).to.contain('4.2083° S')
    setTimeout(() => one<HTMLButtonElement>(element, '.row button').click())
    expect((await changed(element)).value).to.equal(undefined)
  })
})

describe('files as an answer', () => {
  it('are those of the store, and need a project', async () => {
    const photo: Field = { id: 'f', tagKey: 'leaf', label: 'The leaf', type: 'photo' }
    const alone = await fixture<CairnFieldFiles>(
      html`<cairn-field-files .field=${photo} .project=${null}></cairn-field-files>`
    )
    expect(one(alone, '.hint').textContent).to.contain('only in a project')
    const project = await projectForTests()
    const element = await fixture<CairnFieldFiles>(
      html`<cairn-field-files .field=${photo} .project=${project}></cairn-field-files>`
    )
    const attachments = one<HTMLElementTagNameMap['cairn-attachments']>(element, 'cairn-attachments')
    setTimeout(() => void attachments.take(new Blob(['leaf'], { type: 'image/jpeg' }), 'leaf.jpg'))
    const { value } = await changed(element)
    expect(await project.store.media!.state((value as string[])[0] as never)).not.to.equal(null)
    // A question for photos takes no recordings.
    expect(
      all(attachments, 'input[type=file]').every(input => input.getAttribute('accept') === 'image/*')
    ).to.equal(true)
    await expect(element).to.be.accessible()
  })
})

class Stars extends HTMLElement {
  #value: Json | undefined = undefined
  field: Field | undefined = undefined
  get value(): Json | undefined {
    return this.#value
  }
  set value(value: Json | undefined) {
    if (value === 'bad') throw new Error('no stars')
    this.#value = value
    this.textContent = '★'.repeat(Number(value ?? 0))
  }
  choose(value: number): void {
    this.dispatchEvent(new CairnFieldChangeEvent(value))
  }
}

describe('a kind of question of a plugin', () => {
  const stars: Field = { id: 's', tagKey: 'stars', label: 'How clean?', type: 'custom/stars' }
  const kind: CustomFieldType = {
    id: 'stars',
    name: 'Stars',
    validate: (_, value) => (value === 9 ? 'At most five stars.' : null),
    format: (_, value) => `${JSON.stringify(value)} stars`,
    element: () => Promise.resolve(Stars)
  }
  const element = (value: Json, custom: CairnFieldCustom['custom']): Promise<CairnFieldCustom> =>
    fixture(html`<cairn-field-custom .field=${stars} .value=${value} .custom=${custom}></cairn-field-custom>`)

  it('shows its element, which answers', async () => {
    const field = await element(3, [kind])
    await until('its element', () => field.shadowRoot!.textContent.includes('★★★'))
    const guest = field.shadowRoot!.querySelector<Stars>('cairn-custom-field-stars')!
    setTimeout(() => guest.choose(5))
    expect((await changed(field)).value).to.equal(5)
    expect(problemOf(stars, 9, [kind])).to.deep.equal({ text: 'At most five stars.' })
    expect(answerWords(stars, 4, new LocalizeController(field), [kind])).to.equal('4 stars')
  })

  it('that throws is told, and its answer is shown as text', async () => {
    const failed: unknown[] = []
    const field = await element('bad', [{ ...kind, failed: error => failed.push(error) }])
    await until('the answer as text', () => {
      const output = field.shadowRoot!.querySelector('cairn-field-output')
      return output?.shadowRoot?.textContent.includes('bad') ?? false
    })
    expect(failed.map(String)).to.deep.equal(['Error: no stars'])
  })
})
