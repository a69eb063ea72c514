import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { mapFiles } from '../src/index.js'
import type { CairnBasemaps } from '../src/index.js'
import { keepableMap } from './support/plain-maps.js'
import { MIDDLE, sampleProject } from './support/sample.js'
import { inProject, inside, withProject, withSample } from './support/story.js'

/** The choice of base maps: the project's own, files kept on this device, and addresses on the web. */
const meta: Meta = {
  title: 'Parts/Base maps',
  component: 'cairn-basemaps',
  loaders: [withSample()],
  render: inProject('cairn-basemaps')
}
export default meta
type Story = StoryObj

const open = async (canvas: HTMLElement): Promise<CairnBasemaps> => {
  const basemaps = await inside<CairnBasemaps>(canvas, 'cairn-basemaps')
  await basemaps.updateComplete
  await basemaps.show()
  return basemaps
}

export const Button: Story = {}
export const Open: Story = {
  parameters: { frame: 'screen' },
  play: async ({ canvasElement }) => {
    await open(canvasElement)
  }
}
/** A file that is no map is refused, and it says so. */
export const NotAMap: Story = {
  parameters: { frame: 'screen' },
  play: async ({ canvasElement }) => {
    const basemaps = await open(canvasElement)
    await basemaps.addFile(new File(['not a map'], 'holiday.pmtiles'))
    await inside(canvasElement, 'cairn-basemaps', '.note.danger')
  }
}
export const OnTheMap: Story = {
  parameters: { frame: 'wide' },
  render: (_, { loaded }) =>
    html`<cairn-map .project=${loaded['project']} .center=${MIDDLE} .zoom=${12}>
      <cairn-basemaps slot="buttons" .project=${loaded['project']}></cairn-basemaps>
    </cairn-map>`
}
/** Of a base map whose terms allow it, a part can be kept on the device; its size is told before. */
export const KeepAPart: Story = {
  ...OnTheMap,
  loaders: [withProject(language => sampleProject({ language, plugins: [keepableMap, mapFiles()] }))],
  play: async ({ canvasElement }) => {
    const basemaps = await open(canvasElement)
    await basemaps.project!.ownMaps.choose('valley')
    const village = await inside<HTMLInputElement>(canvasElement, 'cairn-basemaps', 'input[value=village]')
    village.click()
    await inside(canvasElement, 'cairn-basemaps', '.keep .button')
  }
}
export const RightToLeft: Story = { ...Open, globals: { language: 'ar' } }
export const Dark: Story = { ...Open, globals: { theme: 'dark' } }
export const LargeText: Story = { ...Open, globals: { text: '200', width: '320' } }
