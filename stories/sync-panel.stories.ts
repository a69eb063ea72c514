import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { broken, LONG, NOW } from './support/sample.js'
import { inProject, inside, withSample } from './support/story.js'
import { ALONE, carrying, copies, log, nearby, peer } from './support/sync.js'

/** Where the copies are: counts and places, never a percentage; "everything" only when both sides know it. */
const meta: Meta = {
  title: 'Screens/Sync panel',
  component: 'cairn-sync-panel',
  parameters: { frame: 'screen' },
  render: inProject('cairn-sync-panel')
}
export default meta
type Story = StoryObj

const DAY = 86_400_000
const busy = {
  ...ALONE,
  onlyHere: 4,
  hubs: [{ url: 'ws://192.168.1.20:7946', connected: true }],
  peers: [
    peer('Village phone', { data: log(214, 8, 4), media: log(31, 19) }),
    peer('Schoolhouse laptop', { data: log(222), media: log(50), complete: true }),
    peer('Second phone', { connected: false, lastHeard: NOW - 3 * DAY, data: log(200, 0, 22) })
  ]
}

export const Busy: Story = { loaders: [withSample({ change: copies(busy) })] }
export const NobodyNear: Story = { loaders: [withSample({ change: copies(ALONE) })] }
export const OnlyHere: Story = { loaders: [withSample({ change: copies({ ...ALONE, onlyHere: 4 }) })] }
export const BothHaveAll: Story = {
  loaders: [
    withSample({
      change: copies({
        ...ALONE,
        peers: [peer('Village phone', { complete: true, data: log(222), media: log(31) })]
      })
    })
  ]
}
export const Paused: Story = { loaders: [withSample({ change: copies({ ...busy, paused: true }) })] }
/** Two histories of one device: nothing of it is taken any more. */
export const TwoPasts: Story = {
  loaders: [
    withSample({ change: copies({ ...busy, twoHistories: [busy.peers[0]!.deviceId], beganAnew: NOW - DAY }) })
  ]
}
export const NotCounting: Story = { loaders: [withSample({ change: copies({ ...busy, quarantined: 3 }) })] }
export const HubNotReached: Story = {
  loaders: [
    withSample({
      change: copies({
        ...ALONE,
        hubs: [
          { url: 'ws://192.168.1.20:7946', connected: false, problem: 'This hub is not reached. Turn it on.' }
        ]
      })
    })
  ]
}
export const EveryWay: Story = {
  loaders: [withSample({ change: store => ({ ...copies(busy, carrying())(store), ...nearby(store) }) })],
  play: async ({ canvasElement }) => {
    const panel = await inside(canvasElement, 'cairn-sync-panel', 'details.more')
    panel.querySelector('summary')!.click()
  }
}
export const CannotRead: Story = {
  loaders: [withSample({ change: copies(ALONE, { state: broken }) })],
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-sync-panel', '.failed')
  }
}
/** In memory alone there is nobody to copy to. */
export const WithoutCopies: Story = { loaders: [withSample()] }
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const LongText: Story = {
  loaders: [
    withSample({
      change: copies({
        ...ALONE,
        hubs: [{ url: `wss://${'long-name.'.repeat(8)}example`, connected: true }],
        peers: [peer(LONG, { data: log(1_234_567, 89, 10) })]
      })
    })
  ]
}
export const RightToLeft: Story = {
  globals: { language: 'ar' },
  loaders: [withSample({ change: copies(busy) })]
}
export const Dark: Story = { globals: { theme: 'dark' }, loaders: [withSample({ change: copies(busy) })] }
export const HighContrast: Story = {
  globals: { contrast: 'high' },
  loaders: [withSample({ change: copies(busy) })]
}
export const LargeText: Story = {
  globals: { text: '200', width: '320' },
  loaders: [withSample({ change: copies(busy) })]
}
