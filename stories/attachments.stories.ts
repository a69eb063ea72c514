import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { CairnError } from '../src/index.js'
import { sampleProject } from './support/sample.js'
import { give, inside, made, withSample } from './support/story.js'

/** Photos and recordings of an observation. Each is durable on this device before it stands in the list. */
const meta: Meta = {
  title: 'Parts/Photos and sound',
  component: 'cairn-attachments',
  subcomponents: { 'cairn-media': 'cairn-media' }
}
export default meta
type Story = StoryObj

/** A picture of coloured bars, as a camera would store one. */
async function drawn(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = 480
  canvas.height = 320
  const context = canvas.getContext('2d')!
  const colours = ['#1f5fa8', '#0b6568', '#2f6b2f', '#5a5e12', '#7a4a1e', '#a04400']
  for (const [i, colour] of colours.entries()) {
    context.fillStyle = colour
    context.fillRect(i * 80, 0, 80, 320)
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('No picture.')) : resolve(blob)), 'image/png')
  })
}
const withPhoto = async () => {
  const project = await sampleProject()
  const blob = await drawn()
  const media = project.store.media!
  const bytes = async function* () {
    yield new Uint8Array(await blob.arrayBuffer())
  }
  const hash = await media.put(bytes(), { type: 'image/png', name: 'river.png' })
  return { project, value: [hash], hash }
}

export const None: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => made('cairn-attachments', loaded)
}
export const One: Story = {
  loaders: [withPhoto],
  render: (_, { loaded }) => made('cairn-attachments', loaded)
}
export const Off: Story = {
  loaders: [withPhoto],
  render: (_, { loaded }) => made('cairn-attachments', loaded, { disabled: true })
}
export const Photo: Story = {
  loaders: [withPhoto],
  render: (_, { loaded }) => made('cairn-media', loaded)
}
/** A photo that is on other devices only. */
export const NotHere: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => made('cairn-media', loaded, { hash: 'f'.repeat(64) })
}
/** What could not be kept does not stand in the list. */
export const NoRoom: Story = {
  loaders: [
    withSample({
      change: store => ({
        media: {
          ...store.media!,
          put: () =>
            Promise.reject(
              new CairnError(
                'storage-full',
                'There is no room left on this device. Free some space; it goes on by itself then.'
              )
            )
        }
      })
    })
  ],
  render: (_, { loaded }) => made('cairn-attachments', loaded),
  play: async ({ canvasElement }) => {
    const input = await inside<HTMLInputElement>(canvasElement, 'cairn-attachments', 'input[multiple]')
    give(input, new File([await drawn()], 'river.png', { type: 'image/png' }))
    await inside(canvasElement, 'cairn-attachments', '.note.danger')
  }
}
export const Dark: Story = { ...One, globals: { theme: 'dark' } }
export const RightToLeft: Story = { ...None, globals: { language: 'ar' } }
/** Over the whole screen: the next by swipe, arrow key or button; larger by two fingers, keys or buttons. */
export const Closer: Story = {
  loaders: [
    async () => {
      await import('../src/components/media-viewer/define.js')
      const { project, hash } = await withPhoto()
      return { project, hashes: [hash] }
    }
  ],
  render: (_, { loaded }) => made('cairn-media-viewer', loaded)
}
