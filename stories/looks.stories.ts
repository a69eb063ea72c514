import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { MIDDLE } from './support/sample.js'
import { tokenTable } from './support/token-table.js'
import { made, withSample } from './support/story.js'

/** The 37 public tokens as they are here and now, and what a page changes with them. */
const meta: Meta = { title: 'Looks/Tokens', component: 'token-table', tags: ['!autodocs'] }
export default meta
type Story = StoryObj

export const AsTheyAre: Story = { render: tokenTable }
export const Dark: Story = { ...AsTheyAre, globals: { theme: 'dark' } }
export const HighContrast: Story = { ...AsTheyAre, globals: { theme: 'light', contrast: 'high' } }
export const HighContrastDark: Story = { ...AsTheyAre, globals: { theme: 'dark', contrast: 'high' } }

const form = (project: unknown) =>
  made('cairn-observation-form', {
    project,
    draft: { geometry: { type: 'Point', coordinates: [...MIDDLE] }, presetRef: 'big-tree', tags: new Map() }
  })

/** Three tokens make a branded kit. */
export const Branded: Story = {
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: (_, { loaded }) =>
    html`<div
      .style=${'display:grid;min-block-size:0;--cairn-accent:light-dark(#7a2e0e,#ffb59a);--cairn-on-accent:light-dark(#ffffff,#3a1200);--cairn-font:Georgia,serif'}
    >
      ${form(loaded['project'])}
    </div>`
}
export const Compact: Story = {
  parameters: { frame: 'screen' },
  globals: { density: 'compact', corners: 'square' },
  loaders: [withSample()],
  render: (_, { loaded }) => form(loaded['project'])
}
export const Round: Story = {
  parameters: { frame: 'screen' },
  globals: { density: 'roomy', corners: 'round' },
  loaders: [withSample()],
  render: (_, { loaded }) => form(loaded['project'])
}
