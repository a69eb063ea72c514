import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { FIELD } from '../src/model/index.js'
import type { Json } from '../src/model/index.js'
import { LONG, NOW } from './support/sample.js'
import { inProject, inside, withSample } from './support/story.js'

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

function pathsCalled(...names: readonly string[]) {
  return names.map((name, at) => ({
    kind: 'track' as const,
    at: NOW - at * 86_400_000,
    set: new Map<string, Json>([
      [FIELD.observedAt, NOW - at * 86_400_000],
      ...(name === '' ? [] : ([[FIELD.name, name]] as const)),
      ...(at === 2
        ? []
        : ([[FIELD.summary, { length: 4200 + at * 900, duration: 5_400_000, points: 310 }]] as const))
    ])
  }))
}

export const NothingRecorded: Story = {}
/** Two that are ended, and one that is still being walked. */
export const Paths: Story = {
  loaders: [withSample({ documents: pathsCalled('North bank', 'To the old well', '') })]
}
/** Where the page may not know the position, or nobody has answered yet. */
export const PositionOff: Story = {
  play: async ({ canvasElement }) => {
    const start = await inside(canvasElement, 'cairn-track-recorder', '[part=primary]:enabled')
    start.click()
    await inside(canvasElement, 'cairn-track-recorder', '.note.danger')
  }
}
export const LongText: Story = { loaders: [withSample({ documents: pathsCalled(LONG, LONG, LONG) })] }
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const LargeText: Story = { globals: { text: '200', width: '320' } }
