import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { TAG_PREFIX } from '../src/index.js'
import {
  LONG,
  MANY,
  newestOf,
  reading,
  sampleProject,
  unreadable,
  WALK,
  withOtherAnswers
} from './support/sample.js'
import { inProject, inside, withProject, withSample } from './support/story.js'

/** The same set as the map, as rows: for those who cannot use a map, and for looking back. */
const meta: Meta = {
  title: 'Screens/Observation list',
  component: 'cairn-observation-list',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-observation-list')
}
export default meta
type Story = StoryObj

export const Walk: Story = {}
/** Only the rows in view are drawn, however many there are. */
export const Many: Story = { loaders: [withSample({ documents: MANY })] }
export const Empty: Story = { loaders: [withSample({ documents: [] })] }
export const EmptyWithButton: Story = {
  loaders: [withSample({ documents: [] })],
  render: (_, { loaded }) =>
    html`<cairn-observation-list .project=${loaded['project']}>
      <button slot="empty" type="button" .style=${'min-height:52px;padding-inline:20px;font:inherit'}>
        Begin here
      </button>
    </cairn-observation-list>`
}
export const Loading: Story = {
  loaders: [withSample({ change: reading('observation', () => new Promise(() => undefined)) })]
}
export const CannotRead: Story = {
  loaders: [withSample({ change: unreadable('observation') })],
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-observation-list', '[role=alert]')
  }
}
export const WithDraft: Story = { args: { draft: { presetRef: 'dirty-water' } } }
export const Filtered: Story = { args: { filter: { presets: ['fishing-spot', 'canoe-landing'] } } }
export const NothingFits: Story = { args: { filter: { text: 'zebra' } } }
export const OldestFirst: Story = { args: { order: 'oldest' } }
export const ByName: Story = { args: { order: 'name' } }
/** How far each one is stands in its row. */
export const Nearest: Story = { args: { order: 'nearest', near: [-73.1, -4.3] } }
/** Begun by the button, or by a long press on a row; what can be done with the choice stands in the slot `chosen`. */
export const Choosing: Story = {
  render: (_, { loaded }) =>
    html`<cairn-observation-list with-choosing .project=${loaded['project']}>
      <button
        slot="chosen"
        type="button"
        .style=${'min-height:52px;padding-inline:20px;margin:8px;font:inherit'}
      >
        Print these
      </button>
    </cairn-observation-list>`,
  play: async ({ canvasElement }) => {
    ;(await inside(canvasElement, 'cairn-observation-list', '.switch')).click()
    ;(await inside(canvasElement, 'cairn-observation-list', 'li input')).click()
  }
}
export const OtherAnswers: Story = { loaders: [withProject(withOtherAnswers)] }
export const Selected: Story = {
  loaders: [
    async ({ globals }) => {
      const project = await sampleProject({ language: String(globals['language']) })
      const [, second] = await newestOf(project, 2)
      return { project, selected: second!.id }
    }
  ],
  render: (_, { loaded }) =>
    html`<cairn-observation-list
      .project=${loaded['project']}
      .selected=${loaded['selected']}
    ></cairn-observation-list>`
}
export const LongText: Story = {
  loaders: [
    withSample({
      documents: WALK.slice(0, 3).map(document => ({
        ...document,
        set: new Map([...document.set, [`${TAG_PREFIX}name`, LONG]])
      }))
    })
  ]
}
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
