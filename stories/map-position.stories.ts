import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { CairnMap } from '../src/index.js'
import { device } from './support/device.js'
import { MIDDLE } from './support/sample.js'
import { inProject, inside, there, withSample } from './support/story.js'

/** The own position on the map, press by press: shown, followed, turned with. It is kept nowhere and sent to nobody. */
const meta: Meta = {
  title: 'Screens/Own position on the map',
  component: 'cairn-map',
  parameters: { frame: 'wide' },
  loaders: [withSample()],
  args: { center: MIDDLE, zoom: 14 },
  render: inProject('cairn-map')
}
export default meta
type Story = StoryObj

const HERE = [MIDDLE[0] - 0.004, MIDDLE[1] + 0.002] as const

/** Presses the button until it says so, and waits for what is drawn then. */
const until =
  (attribute: 'mode' | 'state', ...wanted: readonly string[]): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const map = await inside<CairnMap>(canvasElement, 'cairn-map')
    await map.whenDrawn
    const button = await inside(canvasElement, 'cairn-map', '[part=locate]')
    for (const each of wanted) {
      button.click()
      await there(each, () => button.dataset[attribute] === each)
      if (attribute === 'mode') await there('its position', () => button.dataset['state'] === 'found')
      await map.whenDrawn
    }
  }

export const Asking: Story = { beforeEach: device({ at: null }), play: until('state', 'looking') }
export const Denied: Story = {
  beforeEach: device({ at: HERE, refuses: 'denied' }),
  play: until('state', 'denied')
}
/** Indoors, or where nothing tells where it is. */
export const NotFound: Story = {
  beforeEach: device({ at: HERE, refuses: 'unavailable' }),
  play: until('state', 'unavailable')
}
export const Shown: Story = { beforeEach: device({ at: HERE }), play: until('mode', 'shown') }
/** By the nearest mast alone: the circle says how far off it may be. */
export const FarAccuracy: Story = {
  beforeEach: device({ at: HERE, accuracy: 2400 }),
  play: until('mode', 'shown')
}
export const Following: Story = { beforeEach: device({ at: HERE }), play: until('mode', 'shown', 'follow') }
/** With a compass in the device the cone says which way it points. */
export const Pointing: Story = {
  beforeEach: device({ at: HERE, heading: 60 }),
  play: until('mode', 'shown', 'follow')
}
/** One press more and the map turns with the device; the compass turns it back. */
export const Turning: Story = {
  beforeEach: device({ at: HERE, heading: 60 }),
  play: until('mode', 'shown', 'follow', 'heading')
}
export const RightToLeft: Story = { ...Denied, globals: { language: 'ar' } }
export const Dark: Story = { ...Turning, globals: { theme: 'dark' } }
