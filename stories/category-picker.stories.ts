import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { Project } from '../src/index.js'
import { sampleProject, withLongNames } from './support/sample.js'
import { inProject, inside, withProject, withSample } from './support/story.js'

/** What did you find? The last three, then all by group: a picture, then a word. */
const meta: Meta = {
  title: 'Screens/Category picker',
  component: 'cairn-category-picker',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-category-picker')
}
export default meta
type Story = StoryObj

const search = async (canvas: HTMLElement, text: string): Promise<void> => {
  const input = await inside<HTMLInputElement>(canvas, 'cairn-category-picker', 'input')
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
const withRecent = async (language: string): Promise<Project> => {
  const project = await sampleProject({ language })
  await project.store.local!.set('recent-presets', ['dirty-water', 'fishing-spot', 'big-tree'])
  return project
}

export const All: Story = {}
export const UsedLately: Story = { loaders: [withProject(withRecent)] }
export const Chosen: Story = { args: { value: 'canoe-landing' } }
export const Searching: Story = { play: ({ canvasElement }) => search(canvasElement, 'wat') }
export const NothingFound: Story = {
  play: async ({ canvasElement }) => {
    await search(canvasElement, 'zebra')
    await inside(canvasElement, 'cairn-category-picker', '.note')
  }
}
export const ForAreas: Story = { args: { geometry: 'area' } }
/** No category for this kind of place. */
export const Empty: Story = {
  loaders: [
    withProject(async language => {
      const project = await sampleProject({ language })
      project.tryCategories({ id: 'none', name: 'None', version: '1', presets: [], fields: [] })
      return project
    })
  ]
}
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const WithoutBar: Story = { args: { withoutBar: true } }
export const LongText: Story = { loaders: [withProject(withLongNames)] }
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const LargeText: Story = { globals: { text: '200', width: '320' } }
