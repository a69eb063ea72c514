import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { withSample } from './support/story.js'

/** Gives its project, and its looks, to every element inside. */
const meta: Meta = {
  title: 'Parts/Project',
  component: 'cairn-project',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: (_, { loaded }) =>
    html`<cairn-project .project=${loaded['project']} .style=${'block-size:100%'}>
      <div .style=${'display:grid;grid-template-rows:1fr 1fr;block-size:100%'}>
        <cairn-category-picker without-bar></cairn-category-picker>
        <cairn-observation-list></cairn-observation-list>
      </div>
    </cairn-project>`
}
export default meta
type Story = StoryObj

export const TwoElements: Story = {}
