import type { Loader, Meta, StoryObj } from '@storybook/web-components-vite'
import { html, LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Field, Plugin, Project } from '../src/index.js'
import { MIDDLE, newestOf, withOtherAnswers } from './support/sample.js'
import { inside, made, withSample } from './support/story.js'

/**
 * Questions whose elements come when a form first asks them, each in a form: places, files, repeated rows, long lists,
 * answers that follow from others, and what plugins bring.
 */
const meta: Meta = {
  title: 'Questions/In a form',
  component: 'cairn-observation-form',
  subcomponents: {
    'cairn-field-location': 'cairn-field-location',
    'cairn-place-input': 'cairn-place-input',
    'cairn-field-files': 'cairn-field-files',
    'cairn-field-group': 'cairn-field-group',
    'cairn-field-long-list': 'cairn-field-long-list',
    'cairn-field-output': 'cairn-field-output',
    'cairn-field-custom': 'cairn-field-custom',
    'cairn-form-section': 'cairn-form-section',
    'cairn-form-others': 'cairn-form-others'
  },
  parameters: { frame: 'screen' }
}
export default meta
type Story = StoryObj

/** What a plugin brings: here only words. */
class FromAPlugin extends LitElement {
  @property({ attribute: false }) field: Field | null = null

  override render(): TemplateResult {
    return html`<p>${this.field?.label ?? 'Ask the elders before you write anything down.'}</p>`
  }
}
const element = (): Promise<CustomElementConstructor> => {
  if (customElements.get('story-from-a-plugin') === undefined) {
    customElements.define('story-from-a-plugin', FromAPlugin)
  }
  return Promise.resolve(FromAPlugin)
}

/** A category with one question, and with it what plugins may add. */
function asking(fields: readonly Field[], more: Plugin['contributes'] = {}): Plugin {
  return {
    name: 'kinds',
    apiVersion: 1,
    contributes: {
      ...more,
      categorySets: [
        {
          id: 'kinds',
          name: 'Kinds',
          version: '1',
          fields,
          presets: [
            {
              id: 'kinds',
              name: 'Forest walk',
              icon: 'maki/park',
              color: 'forest',
              geometry: ['point'],
              tags: { walk: 'yes' },
              fields: fields.map(({ id }) => id),
              terms: []
            }
          ]
        }
      ]
    }
  }
}
const loaded = (fields: readonly Field[], more?: Plugin['contributes']): Loader[] => [
  withSample({ plugins: [asking(fields, more)] })
]
const form = (tags: Readonly<Record<string, unknown>> = {}) =>
  function inForm(_: object, context: { readonly loaded: object }): TemplateResult {
    const geometry = { type: 'Point', coordinates: [...MIDDLE] }
    const draft = { geometry, presetRef: 'kinds', tags: new Map(Object.entries(tags)) }
    return made('cairn-observation-form', context.loaded, { draft, withoutPlace: true })
  }
const question = (type: Field['type'], label: string, more: Partial<Field> = {}): Field => ({
  id: 'asked',
  tagKey: 'asked',
  label,
  type,
  ...more
})
const comes =
  (tag: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-observation-form', tag)
  }

export const Place: Story = {
  loaders: loaded([question('location', 'Where does the path begin?')]),
  render: form(),
  play: comes('cairn-field-location')
}
export const Files: Story = {
  loaders: loaded([question('photo', 'The bark from near')]),
  render: form(),
  play: comes('cairn-field-files')
}
const TREES = question('group', 'Which trees stand here?', {
  fields: [
    { id: 'tree', tagKey: 'tree', label: 'Tree', type: 'text' },
    { id: 'girth', tagKey: 'girth', label: 'Girth', type: 'number', unit: 'cm' }
  ]
})
export const Rows: Story = {
  loaders: loaded([TREES]),
  render: form({ asked: [{ tree: 'Cedar', girth: 210 }, { tree: 'Palm' }] }),
  play: comes('cairn-field-group')
}
const SPECIES = question('selectOne', 'Which species?', {
  options: Array.from({ length: 400 }, (_, i) => ({ value: `s${i}`, label: `Species ${i + 1}` }))
})
export const LongList: Story = {
  loaders: loaded([SPECIES]),
  render: form({ asked: 's3' }),
  play: comes('cairn-field-long-list')
}
export const FollowsFromOthers: Story = {
  loaders: loaded([
    { id: 'sacks', tagKey: 'sacks', label: 'Sacks', type: 'number' },
    { id: 'each', tagKey: 'each', label: 'Kilos in each', type: 'number' },
    question('number', 'Kilos in all', { compute: { op: 'product', of: ['sacks', 'each'] } })
  ]),
  render: form({ sacks: 12, each: 40 }),
  play: comes('cairn-field-output')
}
export const KindOfAPlugin: Story = {
  loaders: loaded([question('custom/words', 'Spoken, not written')], {
    fieldTypes: [{ id: 'words', name: 'Words', validate: () => null, format: () => null, element }]
  }),
  render: form(),
  play: comes('cairn-field-custom')
}
export const SectionOfAPlugin: Story = {
  loaders: loaded([question('text', 'What is it called?')], {
    formSections: [{ id: 'elders', name: 'Elders', place: 'start', element }]
  }),
  render: form(),
  play: comes('cairn-form-section')
}
/** What others answered can be settled while one edits. */
export const OthersAnswered: Story = {
  loaders: [
    async ({ globals }) => {
      const project: Project = await withOtherAnswers(String(globals['language']))
      return { project, document: (await newestOf(project))[0] }
    }
  ],
  render: (_, context) => made('cairn-observation-form', context.loaded),
  play: comes('cairn-form-others')
}
export const RightToLeft: Story = { ...Rows, globals: { language: 'ar' } }
export const Dark: Story = { ...Rows, globals: { theme: 'dark' } }
export const LargeText: Story = { ...Rows, globals: { text: '200', width: '320' } }
