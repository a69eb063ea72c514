import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Field, FieldElement } from '../src/index.js'
import { LONG } from './support/sample.js'
import { made, withSample } from './support/story.js'

/**
 * The questions of a form. Each is an element of its own: give it `field` and `value`, hear `cairn-field-change`.
 * They take part in any `<form>` and need no project.
 */
const meta: Meta = {
  title: 'Questions/Every kind',
  component: 'cairn-field-text',
  subcomponents: Object.fromEntries(
    ['number', 'date', 'yes-no', 'select-one', 'select-multiple'].map(kind => [
      `cairn-field-${kind}`,
      `cairn-field-${kind}`
    ])
  )
}
export default meta
type Story = StoryObj

const field = (type: Field['type'], label: string, more: Partial<Field> = {}): Field => ({
  id: 'sample',
  tagKey: 'sample',
  label,
  type,
  ...more
})
const show =
  (tag: string, parts: Partial<FieldElement>) =>
  (args: object): TemplateResult =>
    made(tag, parts, args)

const CATCH = field('selectOne', 'How was the catch?', {
  options: [
    { value: 'good', label: 'Good' },
    { value: 'usual', label: 'As always' },
    { value: 'bad', label: 'Bad' }
  ]
})
const FISH = field('selectMultiple', 'Which fish?', {
  helperText: 'Choose all that you saw.',
  options: ['Catfish', 'Piranha', 'Pacu', 'Peacock bass'].map(label => ({ value: label, label }))
})

export const Text: Story = {
  render: show('cairn-field-text', { field: field('text', 'What is it called?') })
}
export const LongText: Story = {
  render: show('cairn-field-text', {
    field: field('text', 'Tell it in your own words', { appearance: 'multiline' }),
    value: `${LONG}. ${LONG}.`
  })
}
export const Numbers: Story = {
  render: show('cairn-field-number', {
    field: field('number', 'How deep is it?', { unit: 'm', min: 0, helperText: 'In the middle.' }),
    value: 2.5
  })
}
export const Day: Story = {
  render: show('cairn-field-date', { field: field('date', 'When was it?'), value: '2025-06-12' })
}
export const YesOrNo: Story = {
  render: show('cairn-field-yes-no', { field: field('yesNo', 'Can one drink it?'), value: true })
}
export const OneOfSeveral: Story = {
  render: show('cairn-field-select-one', { field: CATCH, value: 'usual' })
}
export const SomeOfSeveral: Story = {
  render: show('cairn-field-select-multiple', { field: FISH, value: ['Catfish', 'Pacu'] })
}
/** Pictures come from the project's icon sets. */
export const WithPictures: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => {
    const { categories } = (loaded as { readonly project: import('../src/index.js').Project }).project
    const preset = categories.preset('water-point')!
    return html`${categories
      .fieldsOf(preset)
      .filter(each => each.type === 'selectOne')
      .slice(0, 1)
      .map(each => made('cairn-field-select-one', { field: each, iconUrl: categories.iconUrl }))}`
  }
}
/** A mistake is said below the control and joined to it. */
export const Mistake: Story = {
  render: show('cairn-field-text', {
    field: field('text', 'What is it called?', { required: true }),
    error: 'Answer this first.'
  })
}
/** An answer that is none of the options is shown and kept. */
export const ForeignAnswer: Story = {
  render: show('cairn-field-select-one', { field: CATCH, value: 'as in the old days' })
}
export const Off: Story = {
  render: show('cairn-field-select-one', { field: CATCH, value: 'good', disabled: true })
}
export const LongWords: Story = {
  render: show('cairn-field-select-multiple', {
    field: field('selectMultiple', LONG, {
      helperText: LONG,
      options: [
        { value: 'a', label: LONG },
        { value: 'b', label: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze' }
      ]
    }),
    value: ['a']
  })
}
export const RightToLeft: Story = {
  globals: { language: 'ar' },
  render: show('cairn-field-select-multiple', {
    field: field('selectMultiple', 'أي سمك رأيت؟', {
      helperText: 'اختر كل ما رأيته.',
      options: ['سلور', 'بيرانا', 'باكو'].map(label => ({ value: label, label }))
    }),
    value: ['سلور']
  })
}
export const Dark: Story = { ...SomeOfSeveral, globals: { theme: 'dark' } }
