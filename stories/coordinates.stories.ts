import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { CairnCoordinates } from '../src/index.js'
import { inProject, inside, withSample } from './support/story.js'

/** A position in degrees, in minutes and seconds, or on the UTM grid; a press writes it the next way. */
const meta: Meta = {
  title: 'Parts/Coordinates',
  component: 'cairn-coordinates',
  loaders: [withSample()],
  args: { lngLat: [-60.0217, -3.1019] },
  render: inProject('cairn-coordinates')
}
export default meta
type Story = StoryObj

const press = async (canvas: HTMLElement, times: number): Promise<void> => {
  const coordinates = await inside<CairnCoordinates>(canvas, 'cairn-coordinates')
  for (let i = 0; i < times; i++) {
    ;(await inside(coordinates.shadowRoot!, 'button')).click()
    await coordinates.updateComplete
  }
}

export const Degrees: Story = {}
export const MinutesAndSeconds: Story = { play: ({ canvasElement }) => press(canvasElement, 1) }
export const Grid: Story = { play: ({ canvasElement }) => press(canvasElement, 2) }
/** Near the poles the grid ends: degrees stand in. */
export const BeyondTheGrid: Story = {
  args: { lngLat: [10, 85] },
  play: ({ canvasElement }) => press(canvasElement, 2)
}
export const NoPlace: Story = { args: { lngLat: null } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const RightToLeft: Story = { ...MinutesAndSeconds, globals: { language: 'ar' } }
