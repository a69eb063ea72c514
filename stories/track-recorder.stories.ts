import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { inProject, withSample } from './support/story.js'

/** Records the own path: start, pause, go on, finish, throw away. The recording belongs to the window. */
const meta: Meta = {
  title: 'Screens/Track recorder',
  component: 'cairn-track-recorder',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-track-recorder')
}
export default meta
type Story = StoryObj

export const NothingRecorded: Story = {}
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const LargeText: Story = { globals: { text: '200', width: '320' } }
