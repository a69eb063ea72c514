import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { withSample } from './support/story.js'

/** A sheet over the map: a strip, half, or all of it. Moved by its grip, its button and by Escape. */
const meta: Meta = {
  title: 'Parts/Sheet',
  component: 'cairn-sheet',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  args: { label: 'Observations' },
  render: (args, { loaded }) =>
    html`<div .style=${'position:relative;block-size:100%'}>
      <cairn-sheet
        .detent=${args['detent'] ?? 'peek'}
        .label=${args['label'] ?? ''}
        .withoutGrip=${args['withoutGrip'] ?? false}
      >
        <p .style=${'margin:0;padding:0 16px 16px'}>4 observations are only on this phone.</p>
        <cairn-observation-list slot="more" .project=${loaded['project']}></cairn-observation-list>
      </cairn-sheet>
    </div>`
}
export default meta
type Story = StoryObj

export const Strip: Story = { args: { detent: 'peek' } }
export const Half: Story = { args: { detent: 'half' } }
export const Full: Story = { args: { detent: 'full' } }
export const WithoutGrip: Story = { args: { detent: 'half', withoutGrip: true } }
export const Dark: Story = { args: { detent: 'half' }, globals: { theme: 'dark' } }
export const RightToLeft: Story = { args: { detent: 'half' }, globals: { language: 'ar' } }
