import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { Project } from '../src/index.js'
import { inside, made, withSample } from './support/story.js'

/** The marks of the kit: the three stones, the discs of categories, and the picker of pictures. */
const meta: Meta = {
  title: 'Parts/Stones, discs, pictures',
  component: 'cairn-disc',
  subcomponents: {
    'cairn-cairn-glyph': 'cairn-cairn-glyph',
    'cairn-icon-picker': 'cairn-icon-picker',
    'cairn-qr-scanner': 'cairn-qr-scanner'
  }
}
export default meta
type Story = StoryObj

const row = 'display:flex;flex-wrap:wrap;gap:16px;align-items:center'
const sampleOf = (loaded: object): Project => (loaded as { readonly project: Project }).project

/** Who holds a copy: this device, one other, two or more others. Always with words. */
export const Stones: Story = {
  render: () =>
    html`<div .style=${row}>
      ${[1, 2, 3].map(held => html`<cairn-cairn-glyph .held=${held} label=${`${held} of 3`}></cairn-cairn-glyph>`)}
      ${[1, 2, 3].map(
        held => html`<cairn-cairn-glyph large .held=${held} label=${`${held} of 3`}></cairn-cairn-glyph>`
      )}
    </div>`
}
export const Discs: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => {
    const { categories } = sampleOf(loaded)
    return html`<div .style=${row}>
      ${categories
        .presets()
        .map(
          ({ icon, color, name }) =>
            html`<cairn-disc
              title=${name}
              .icon=${categories.iconUrl(icon)}
              .paint=${categories.paint(color)}
            ></cairn-disc>`
        )}
    </div>`
  }
}
export const DiscSizes: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => {
    const { categories } = sampleOf(loaded)
    const parts = { icon: categories.iconUrl('maki/water'), paint: categories.paint('river') }
    return html`<div .style=${row}>
      ${(['s', 'm', 'l'] as const).map(size => made('cairn-disc', parts, { size }))}
      ${made('cairn-disc', parts, { draft: true })} ${made('cairn-disc', parts, { plain: true })}
      ${made('cairn-disc', { paint: parts.paint })}
    </div>`
  }
}
export const PicturePicker: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => made('cairn-icon-picker', { project: sampleOf(loaded), value: 'maki/water' })
}
export const PictureNotFound: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => made('cairn-icon-picker', { project: sampleOf(loaded) }),
  play: async ({ canvasElement }) => {
    const input = await inside<HTMLInputElement>(canvasElement, 'cairn-icon-picker', 'input[type=search]')
    input.value = 'zzzzqq'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await inside(canvasElement, 'cairn-icon-picker', '.note')
  }
}
/** The camera starts when it is asked to, and no picture leaves the element. */
export const Scanner: Story = { render: () => made('cairn-qr-scanner') }
