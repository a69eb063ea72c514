import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { MIDDLE } from './support/sample.js'
import { inside, withSample } from './support/story.js'

/** Draws a point, a line or an area on the map around it, by fingers or with the cross and the keyboard alone. */
const meta: Meta = {
  title: 'Screens/Drawing on the map',
  component: 'cairn-map-draw',
  parameters: { frame: 'wide' },
  loaders: [withSample({ documents: [] })],
  args: { shape: 'line', geometry: null, measuring: false },
  render: (args, { loaded }) =>
    html`<cairn-map .project=${loaded['project']} .center=${MIDDLE} .zoom=${12}>
      <cairn-map-draw
        .shape=${args['shape']}
        .geometry=${args['geometry']}
        .measuring=${args['measuring']}
      ></cairn-map-draw>
    </cairn-map>`,
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-map-draw', 'button')
  }
}
export default meta
type Story = StoryObj

const [EAST, NORTH] = MIDDLE
const CORNERS = [
  [EAST - 0.02, NORTH - 0.02],
  [EAST + 0.02, NORTH - 0.02],
  [EAST + 0.02, NORTH + 0.02],
  [EAST - 0.02, NORTH + 0.02]
]
const AREA = { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] }

export const Line: Story = {}
export const Point: Story = { args: { shape: 'point' } }
export const Area: Story = { args: { shape: 'area', geometry: AREA } }
/** Holes and parts stay; each of their points can be moved. */
export const HolesAndParts: Story = {
  args: {
    shape: 'area',
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [...CORNERS, CORNERS[0]],
          [
            [EAST - 0.008, NORTH - 0.008],
            [EAST, NORTH + 0.01],
            [EAST + 0.008, NORTH - 0.004],
            [EAST - 0.008, NORTH - 0.008]
          ]
        ],
        [
          [
            [EAST + 0.026, NORTH - 0.01],
            [EAST + 0.044, NORTH],
            [EAST + 0.028, NORTH + 0.016],
            [EAST + 0.026, NORTH - 0.01]
          ]
        ]
      ]
    }
  }
}
export const Measuring: Story = {
  args: { measuring: true, geometry: { type: 'LineString', coordinates: CORNERS } }
}
export const RightToLeft: Story = { ...Area, globals: { language: 'ar' } }
export const Dark: Story = { ...Area, globals: { theme: 'dark' } }
export const LargeText: Story = { ...Area, globals: { text: '200', width: '320' } }
