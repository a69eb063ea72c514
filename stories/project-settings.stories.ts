import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { ProjectStore, StorageState } from '../src/index.js'
import { LONG, readOnly, unreadable } from './support/sample.js'
import { inProject, inside, withSample } from './support/story.js'
import { ALONE, copies } from './support/sync.js'

/** What a project is called and for, how its copies go, and how this device keeps it; also the way out of it. */
const meta: Meta = {
  title: 'Screens/Project settings',
  component: 'cairn-project-settings',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-project-settings')
}
export default meta
type Story = StoryObj

const NEARLY_FULL: StorageState = {
  kind: 'private-files',
  persisted: false,
  usage: 2_100_000_000,
  quota: 2_500_000_000,
  warnings: [{ code: 'nearly-full', message: 'Room is short. Copy to another device.' }]
}
const kept = (store: ProjectStore): Partial<ProjectStore> => ({
  ...copies({ ...ALONE, onlyHere: 4 })(store),
  storage: { state: () => Promise.resolve(NEARLY_FULL) }
})

export const InMemory: Story = {}
export const NearlyFull: Story = { loaders: [withSample({ change: kept })] }
export const ReadOnly: Story = { loaders: [withSample({ change: readOnly })] }
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const CannotRead: Story = {
  loaders: [withSample({ change: unreadable('projectSettings') })],
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-project-settings', '.note.danger')
  }
}
export const LongText: Story = { loaders: [withSample({ name: `${LONG}, ${LONG}` })] }
export const RightToLeft: Story = { ...NearlyFull, globals: { language: 'ar' } }
export const Dark: Story = { ...NearlyFull, globals: { theme: 'dark' } }
export const LargeText: Story = { ...NearlyFull, globals: { text: '200', width: '320' } }
