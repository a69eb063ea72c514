import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { CairnError } from '../src/index.js'
import type { Invite } from '../src/index.js'
import { LONG } from './support/sample.js'
import { inProject, inside, withSample } from './support/story.js'
import { inviting } from './support/sync.js'

/** An invite for one more device: as square, as link, as code; and whoever waits is let in here. */
const meta: Meta = {
  title: 'Screens/Invite panel',
  component: 'cairn-invite-panel',
  parameters: { frame: 'screen' },
  args: { link: (code: string) => `https://map.example/#join=${code}` },
  loaders: [withSample({ change: inviting() })],
  render: inProject('cairn-invite-panel')
}
export default meta
type Story = StoryObj

const make = async (canvas: HTMLElement): Promise<void> => {
  const button = await inside(canvas, 'cairn-invite-panel', '[part=primary]:enabled')
  button.click()
}
const asked =
  (request: Invite['request']) =>
  (invite: Invite): Invite =>
    request === undefined ? invite : { ...invite, state: 'waiting', request }

export const Terms: Story = {}
export const Square: Story = {
  play: async ({ canvasElement }) => {
    await make(canvasElement)
    await inside(canvasElement, 'cairn-invite-panel', 'svg[role=img]')
  }
}
/** The digits stand on both screens; whoever waits is let in by a person. */
export const SomebodyWaits: Story = {
  loaders: [withSample({ change: inviting(asked({ name: 'Second phone', digits: '482913' })) })],
  play: async ({ canvasElement }) => {
    await make(canvasElement)
  }
}
export const LongText: Story = {
  loaders: [withSample({ change: inviting(asked({ name: LONG, digits: '482913' })) })],
  play: SomebodyWaits.play!
}
export const Refused: Story = {
  loaders: [
    withSample({
      change: store => ({
        members: {
          ...store.members!,
          invite: () => Promise.reject(new CairnError('not-allowed', 'Only coordinators can invite.'))
        }
      })
    })
  ],
  play: async ({ canvasElement }) => {
    await make(canvasElement)
    await inside(canvasElement, 'cairn-invite-panel', '.note.danger')
  }
}
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const RightToLeft: Story = { globals: { language: 'ar' }, play: Square.play! }
export const Dark: Story = { globals: { theme: 'dark' }, play: Square.play! }
export const LargeText: Story = { globals: { text: '200', width: '320' }, play: Square.play! }
