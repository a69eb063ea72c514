import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { ICON_PATHS } from '../src/components/icon/icon-paths.js'

/** The kit's own pictures, drawn in the text colour. Only `back` and `next` turn round from right to left. */
const meta: Meta = { title: 'Parts/Icon', component: 'cairn-icon' }
export default meta
type Story = StoryObj

export const One: Story = { args: { name: 'stone', label: 'A stone' } }

export const All: Story = {
  render: () =>
    html`<ul
      .style=${'display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:12px;list-style:none;margin:0;padding:0'}
      role="list"
    >
      ${Object.keys(ICON_PATHS).map(
        name =>
          html`<li
            .style=${'display:grid;justify-items:center;gap:4px;font-size:13px;overflow-wrap:anywhere'}
          >
            <cairn-icon .name=${name} .style=${'font-size:20px'}></cairn-icon>${name}
          </li>`
      )}
    </ul>`
}
