import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { Json } from '../src/index.js'
import { exifWith, gpsOf, withExif } from '../test/components/photo-for-tests.js'
import { MIDDLE } from './support/sample.js'
import { give, inProject, inside, withSample } from './support/story.js'

/**
 * What a photo says of where it was taken, in the form that it was added to. It is offered and never done by itself;
 * nothing is said when it was taken here, or when the photo tells no place.
 */
const meta: Meta = {
  title: 'Questions/The place of a photo',
  component: 'cairn-observation-form',
  subcomponents: { 'cairn-photo-place': 'cairn-photo-place' },
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-observation-form')
}
export default meta
type Story = StoryObj

const at = (geometry: Json | null): object => ({
  draft: { geometry, presetRef: 'dirty-water', tags: new Map() }
})

/** A picture of coloured bars, with the place that a camera writes. */
async function taken(): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = 480
  canvas.height = 320
  const context = canvas.getContext('2d')!
  for (const [i, colour] of ['#1f5fa8', '#0b6568', '#2f6b2f', '#5a5e12', '#7a4a1e', '#a04400'].entries()) {
    context.fillStyle = colour
    context.fillRect(i * 80, 0, 80, 320)
  }
  const jpeg = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('No picture.')) : resolve(blob)), 'image/jpeg')
  })
  const bytes = withExif(new Uint8Array(await jpeg.arrayBuffer()), exifWith(gpsOf(-73.23, -4.154)))
  return new File([bytes], 'river.jpg', { type: 'image/jpeg' })
}

const add = async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const photos = ['cairn-observation-form', 'cairn-attachments'] as const
  give(await inside<HTMLInputElement>(canvasElement, ...photos, 'input[multiple]'), await taken())
  await inside(canvasElement, ...photos, 'cairn-media', 'img')
  await inside(canvasElement, 'cairn-observation-form', 'cairn-photo-place', '.use')
}

export const NoPlaceYet: Story = { args: at(null), play: add }
export const Elsewhere: Story = { args: at({ type: 'Point', coordinates: [...MIDDLE] }), play: add }
/** It can be undone as long as the place stays there. */
export const Used: Story = {
  ...NoPlaceYet,
  play: async context => {
    await add(context)
    const place = ['cairn-observation-form', 'cairn-photo-place'] as const
    const use = await inside(context.canvasElement, ...place, '.use')
    use.click()
    await inside(context.canvasElement, ...place, '.undo:focus')
  }
}
export const RightToLeft: Story = { ...Elsewhere, globals: { language: 'ar' } }
export const Dark: Story = { ...Elsewhere, globals: { theme: 'dark' } }
export const LargeText: Story = {
  ...Elsewhere,
  globals: { text: '200', width: '320' },
  play: async context => {
    await add(context)
    const use = await inside(context.canvasElement, 'cairn-observation-form', 'cairn-photo-place', '.use')
    use.scrollIntoView({ block: 'center' })
  }
}
