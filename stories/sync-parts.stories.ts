import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { give, inside, made, withSample } from './support/story.js'
import { LONG } from './support/sample.js'
import { ALONE, carrying, copies, nearby, peer } from './support/sync.js'

/** Parts of the sync panel that also stand alone: side by side, a carried file, and what of photos comes here. */
const meta: Meta = {
  title: 'Parts/Ways without a network',
  component: 'cairn-nearby',
  subcomponents: { 'cairn-carried-file': 'cairn-carried-file', 'cairn-media-policy': 'cairn-media-policy' }
}
export default meta
type Story = StoryObj

const alone =
  (tag: string, more: object = {}) =>
  (_: object, { loaded }: { readonly loaded: Record<string, unknown> }) =>
    made(tag, { project: loaded['project'], ...more })

export const SideBySide: Story = { loaders: [withSample({ change: nearby })], render: alone('cairn-nearby') }
export const ShowsACode: Story = {
  loaders: [withSample({ change: nearby })],
  render: alone('cairn-nearby'),
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement, 'cairn-nearby', 'button')
    button.click()
    await inside(canvasElement, 'cairn-nearby', 'code')
  }
}
export const CarriedFile: Story = {
  loaders: [withSample({ change: copies(ALONE, carrying()) })],
  render: alone('cairn-carried-file', { devices: [peer('Schoolhouse laptop')] })
}
export const BeingMade: Story = {
  loaders: [withSample({ change: copies(ALONE, carrying(true)) })],
  render: alone('cairn-carried-file'),
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement, 'cairn-carried-file', 'button')
    button.click()
    await inside(canvasElement, 'cairn-carried-file', 'progress')
  }
}
export const WhatOfPhotosComes: Story = { loaders: [withSample()], render: alone('cairn-media-policy') }
export const NotOurs: Story = {
  loaders: [withSample({ change: copies(ALONE, carrying()) })],
  render: alone('cairn-carried-file'),
  play: async ({ canvasElement }) => {
    const input = await inside<HTMLInputElement>(canvasElement, 'cairn-carried-file', 'input[type=file]')
    give(input, new File(['a letter'], 'letter.cairn'))
    await inside(canvasElement, 'cairn-carried-file', '.note.danger')
  }
}
export const LongText: Story = {
  loaders: [withSample({ change: copies(ALONE, carrying()) })],
  render: alone('cairn-carried-file', { devices: [peer(LONG)] })
}
export const Dark: Story = { ...CarriedFile, globals: { theme: 'dark' } }
export const RightToLeft: Story = {
  globals: { language: 'ar' },
  loaders: [withSample({ change: copies(ALONE, carrying()) })],
  render: alone('cairn-carried-file', { devices: [peer('هاتف القرية')] })
}
