import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { Field } from '../../project/index.js'
import { LocalizeController } from '../controllers/localize.js'
import { CairnFieldDate } from './date-field.js'
import type { FieldElement } from './field-element.js'
import type { CairnFieldChangeEvent } from './field-events.js'
import { holds } from './conditions.js'
import { problemOf } from './field-problems.js'
import { answerWords } from './field-types.js'
import type { CairnFieldNumber } from './number-field.js'
import type { CairnFieldSelectMultiple, CairnFieldSelectOne } from './select-fields.js'
import type { CairnFieldText } from './text-field.js'
import './define.js'

const text: Field = { id: 'notes', tagKey: 'notes', label: 'Tell it', type: 'text', helperText: 'Short' }
const number: Field = { id: 'n', tagKey: 'count', label: 'How many?', type: 'number' }
const one: Field = {
  id: 'see',
  tagKey: 'see',
  label: 'What do you see?',
  type: 'selectOne',
  options: [
    { value: 'oil', label: 'Oil shine' },
    { value: 'mud', label: 'Mud' }
  ]
}
const several: Field = { ...one, type: 'selectMultiple' }

const inside = <T extends Element>(element: FieldElement, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!

function type(element: FieldElement, value: string): void {
  const input = inside<HTMLInputElement>(element, 'input, textarea')
  input.value = value
  input.dispatchEvent(new Event('input'))
}

describe('fields', () => {
  it('text: says each change, and none for nothing', async () => {
    const element = await fixture<CairnFieldText>(html`<cairn-field-text .field=${text}></cairn-field-text>`)
    setTimeout(() => type(element, 'many fish'))
    expect((await oneEvent<CairnFieldChangeEvent>(element, 'cairn-field-change')).value).to.equal('many fish')
    setTimeout(() => type(element, ''))
    expect((await oneEvent<CairnFieldChangeEvent>(element, 'cairn-field-change')).value).to.equal(undefined)
  })

  it('text: joins hint and error to the control', async () => {
    const element = await fixture<CairnFieldText>(
      html`<cairn-field-text .field=${text} error="Too long."></cairn-field-text>`
    )
    const input = inside<HTMLInputElement>(element, 'input')
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id => element.shadowRoot!.getElementById(id)!.textContent.trim())
    expect(described).to.deep.equal(['Short', 'Too long.'])
    expect(input.getAttribute('aria-invalid')).to.equal('true')
    await expect(element).to.be.accessible()
  })

  it('take part in a form by their tag key', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <cairn-field-text .field=${text} .value=${'a'}></cairn-field-text>
        <cairn-field-select-multiple .field=${several} .value=${['oil']}></cairn-field-select-multiple>
      </form>`
    )
    const data = new FormData(form)
    expect(data.get('notes')).to.equal('a')
    expect(data.get('see')).to.equal('["oil"]')
    const element = form.firstElementChild as CairnFieldText
    type(element, 'b')
    await element.updateComplete
    expect(new FormData(form).get('notes')).to.equal('b')
    form.reset()
    await element.updateComplete
    expect(new FormData(form).get('notes')).to.equal('a')
  })

  it('number: reads commas and Arabic digits, and keeps what is no number', async () => {
    const element = await fixture<CairnFieldNumber>(
      html`<cairn-field-number .field=${number}></cairn-field-number>`
    )
    for (const [written, value] of [
      ['1,5', 1.5],
      ['٣', 3],
      ['-2', -2],
      ['a few', 'a few'],
      ['1e9', '1e9']
    ] as const) {
      type(element, written)
      expect(element.value).to.equal(value)
      await element.updateComplete
      expect(inside<HTMLInputElement>(element, 'input').value).to.equal(written)
    }
    expect(problemOf(number, 'a few')).to.equal('field.number')
    expect(problemOf(number, 3)).to.equal(null)
  })

  it('select one: one answer, which a second press takes back', async () => {
    const element = await fixture<CairnFieldSelectOne>(
      html`<cairn-field-select-one .field=${one}></cairn-field-select-one>`
    )
    const [oil, mud] = [...element.shadowRoot!.querySelectorAll('input')]
    oil!.click()
    mud!.click()
    expect(element.value).to.equal('mud')
    await element.updateComplete
    expect(oil!.checked).to.equal(false)
    mud!.click()
    expect(element.value).to.equal(undefined)
    await element.updateComplete
    expect(mud!.checked).to.equal(false)
    await expect(element).to.be.accessible()
  })

  it('select one: an answer that is no option is seen and kept', async () => {
    const element = await fixture<CairnFieldSelectOne>(
      html`<cairn-field-select-one .field=${one} .value=${'<i>foam</i>'}></cairn-field-select-one>`
    )
    const words = [...element.shadowRoot!.querySelectorAll('.words')].map(each => each.textContent)
    expect(words).to.deep.equal(['Oil shine', 'Mud', '<i>foam</i>'])
    expect(element.shadowRoot!.querySelector('i')).to.equal(null)
    expect([...element.shadowRoot!.querySelectorAll('input')].at(-1)!.checked).to.equal(true)
  })

  it('select multiple: any number of answers, in the order chosen', async () => {
    const element = await fixture<CairnFieldSelectMultiple>(
      html`<cairn-field-select-multiple .field=${several}></cairn-field-select-multiple>`
    )
    const [oil, mud] = [...element.shadowRoot!.querySelectorAll('input')]
    mud!.click()
    oil!.click()
    expect(element.value).to.deep.equal(['mud', 'oil'])
    mud!.click()
    oil!.click()
    expect(element.value).to.equal(undefined)
    await expect(element).to.be.accessible()
  })

  it('date: a day, checked by its form', async () => {
    const date: Field = { id: 'd', tagKey: 'day', label: 'When?', type: 'date', required: true }
    const element = await fixture<CairnFieldDate>(html`<cairn-field-date .field=${date}></cairn-field-date>`)
    expect(element).to.be.instanceOf(CairnFieldDate)
    type(element, '2026-05-04')
    expect(element.value).to.equal('2026-05-04')
    expect(problemOf(date, undefined)).to.equal('field.required')
    expect(problemOf(date, 'soon')).to.equal('field.date')
    await expect(element).to.be.accessible()
  })

  it('write answers in words, whatever they are', async () => {
    const host = await fixture<CairnFieldText>(html`<cairn-field-text lang="en"></cairn-field-text>`)
    const localize = new LocalizeController(host)
    expect(answerWords(one, 'oil', localize)).to.equal('Oil shine')
    expect(answerWords(several, ['oil', 'mud'], localize)).to.equal('Oil shine and Mud')
    expect(answerWords(several, 'oil', localize)).to.equal('Oil shine')
    expect(answerWords(number, 1234.5, localize)).to.equal('1,234.5')
    expect(answerWords(number, { a: 1 }, localize)).to.equal('{"a":1}')
    expect(answerWords(undefined, true, localize)).to.equal('yes')
    expect(answerWords(text, null, localize)).to.equal('No answer')
  })
})

describe('yes or no, bounds and conditions', () => {
  const yesNo: Field = { id: 'y', tagKey: 'open', label: 'Is it open?', type: 'yesNo' }

  it('yes or no: answers true and false, and takes an answer back', async () => {
    const element = await fixture<FieldElement>(
      html`<cairn-field-yes-no .field=${yesNo}></cairn-field-yes-no>`
    )
    const [yes, no] = [...element.shadowRoot!.querySelectorAll('input')] as [
      HTMLInputElement,
      HTMLInputElement
    ]
    for (const [input, answer] of [
      [yes, true],
      [no, false],
      [no, undefined]
    ] as const) {
      setTimeout(() => input.click())
      const { value } = await oneEvent<CairnFieldChangeEvent>(element, 'cairn-field-change')
      expect(value).to.equal(answer)
      await element.updateComplete
    }
    await expect(element).to.be.accessible()
  })

  it('a number outside of its bounds is marked, and is read with what it is counted in', async () => {
    const depth: Field = { ...number, min: 0, max: 30, unit: 'm' }
    expect([-1, 31, 30].map(value => problemOf(depth, value))).to.deep.equal([
      'field.tooSmall',
      'field.tooLarge',
      null
    ])
    const element = await fixture<CairnFieldNumber>(
      html`<cairn-field-number .field=${depth}></cairn-field-number>`
    )
    expect(element.shadowRoot!.textContent).to.contain('m')
    await expect(element).to.be.accessible()
    expect(answerWords(depth, 12, new LocalizeController(element))).to.equal('12\u00a0m')
  })

  it('a question with a condition is asked after one answer, and only then', () => {
    const after: Field = { ...text, showWhen: { tagKey: 'see', values: ['oil', true] } }
    const asked = (answer: unknown): boolean => holds(after.showWhen!, new Map([['see', answer as never]]))
    expect([asked('oil'), asked(['mud', 'oil']), asked(true)]).to.deep.equal([true, true, true])
    expect([asked('mud'), asked(null), asked([]), holds(after.showWhen!, new Map())]).to.deep.equal([
      false,
      false,
      false,
      false
    ])
  })
})
