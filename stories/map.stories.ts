import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { CairnMap, CairnMapMovedEvent } from '../src/index.js'
import { withoutGraphics } from './support/graphics.js'
import { longMap } from './support/plain-maps.js'
import { broken, MANY, MIDDLE, newestOf, sampleProject, withOtherAnswers } from './support/sample.js'
import { withTerritory } from './support/territory.js'
import { inProject, inside, withProject, withSample } from './support/story.js'

/** The project's observations over a base map that is always there. Arrow keys pan, Tab walks the marks. */
const meta: Meta = {
  title: 'Screens/Map',
  component: 'cairn-map',
  parameters: { frame: 'wide' },
  loaders: [withSample()],
  args: { center: MIDDLE, zoom: 12.4 },
  render: inProject('cairn-map'),
  play: async ({ canvasElement }) => {
    const map = await inside<CairnMap>(canvasElement, 'cairn-map')
    await map.whenDrawn
  }
}
export default meta
type Story = StoryObj

export const Walk: Story = {}
/** Marks that lie close together are a pile with their number. */
export const Piles: Story = { loaders: [withSample({ documents: MANY })], args: { zoom: 11 } }
export const Empty: Story = { loaders: [withSample({ documents: [] })] }
export const World: Story = {
  loaders: [withSample({ documents: [] })],
  args: { center: [-30, 12], zoom: 1.2 }
}
export const OtherAnswers: Story = { loaders: [withProject(withOtherAnswers)] }
export const Selected: Story = {
  loaders: [
    async ({ globals }) => {
      const project = await sampleProject({ language: String(globals['language']) })
      return { project, selected: (await newestOf(project))[0]!.id }
    }
  ],
  render: (args, context) => inProject('cairn-map')({ ...args, ...context.loaded }, context)
}
/** A place somebody is about to use. */
export const Pin: Story = { args: { picking: true, pin: { lngLat: MIDDLE } } }
/** Own controls float over it. */
export const OwnControls: Story = {
  render: (args, { loaded }) =>
    html`<cairn-map .project=${loaded['project']} .center=${args['center']} .zoom=${args['zoom']}>
      <button
        type="button"
        .style=${'position:absolute;inset-block-end:48px;inset-inline-end:12px;min-height:52px;padding-inline:20px;font:inherit;border-radius:14px;border:2px solid;background:#fff;color:#111a16'}
      >
        Where is help?
      </button>
    </cairn-map>`
}
/** A button to measure distances and areas; see also Drawing on the map. */
export const Measure: Story = { args: { withMeasure: true } }
/** Where the middle of the map is, or the pin: a press writes it another way, and this device keeps which. */
export const Coordinates: Story = { args: { withCoordinates: true } }
/** The compass comes when the map is turned: by Shift and an arrow key, or with the device while the map follows it. */
export const Turned: Story = {
  play: async ({ canvasElement }) => {
    const map = await inside<CairnMap>(canvasElement, 'cairn-map')
    await map.whenDrawn
    map.library!.setBearing(40)
    await inside(canvasElement, 'cairn-map', '[part=north]')
  }
}
/** Layers and a control of a plugin: a territory below the observations, and a switch for it. */
export const OfPlugins: Story = { loaders: [withProject(withTerritory)] }
/** While the project around it opens. */
export const Loading: Story = {
  render: () => html`<cairn-project><cairn-map></cairn-map></cairn-project>`
}
/** The list of what is in view, in a sheet over the map: for those who cannot use a map, and for a look at the names. */
export const ListOfWhatIsInView: Story = {
  args: { center: [MIDDLE[0], MIDDLE[1] - 0.03] },
  render: (args, { loaded }) => {
    const fill = ({ box, currentTarget }: CairnMapMovedEvent): void => {
      const list = (currentTarget as CairnMap).querySelector('cairn-observation-list')!
      list.filter = { box }
    }
    return html`<cairn-map
      .project=${loaded['project']}
      .center=${args['center']}
      .zoom=${args['zoom']}
      @cairn-map-moved=${fill}
    >
      <cairn-sheet detent="half" label="What is here">
        <cairn-observation-list slot="more" .project=${loaded['project']}></cairn-observation-list>
      </cairn-sheet>
    </cairn-map>`
  }
}
/** A base map with much to say of who made it, below a place in numbers. */
export const LongText: Story = {
  loaders: [withProject(language => sampleProject({ language, plugins: [longMap] }))],
  args: { basemap: 'long', withCoordinates: true }
}
/** Some of what is to be drawn cannot be read. */
export const NotAllDrawn: Story = {
  loaders: [withSample({ change: ({ tiles }) => ({ tiles: { ...tiles!, get: broken } }) })]
}
/** Where the browser cannot draw maps the same set is a list. */
export const CannotDraw: Story = { beforeEach: withoutGraphics() }
/** The browser promised graphics and gave none: it can be tried again. */
export const CouldNotStart: Story = { beforeEach: withoutGraphics(true) }
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const HighContrast: Story = { globals: { contrast: 'high', theme: 'light' } }
export const LargeText: Story = {
  args: { withCoordinates: true, withMeasure: true },
  globals: { text: '200', width: '320' }
}
