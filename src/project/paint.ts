import { contrastOf, type Channels } from './contrast.js'

/** The category paints of the design; a white picture stands on each with a contrast above 6. */
const PAINTS = {
  river: '#1f5fa8',
  lagoon: '#0b6568',
  forest: '#2f6b2f',
  olive: '#5a5e12',
  earth: '#7a4a1e',
  ember: '#a04400',
  red: '#a31b14',
  berry: '#a81c58',
  violet: '#5b3fa6',
  plum: '#86206a',
  slate: '#44525c',
  ink: '#111a16'
} as const
export const PAINT_NAMES = Object.keys(PAINTS) as readonly (keyof typeof PAINTS)[]
const UNKNOWN = PAINTS.slate
/** WCAG 2.2, success criterion 1.4.3. */
const CONTRAST = 4.5
const WHITE: Channels = [255, 255, 255]

/** The colour of a paint name or `#rgb`/`#rrggbb`, darkened until white on it has a contrast of 4.5. */
export function paintOf(color: string): string {
  if (isPaintName(color)) return PAINTS[color]
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color)
  const full = short ? `#${short[1]!}${short[1]!}${short[2]!}${short[2]!}${short[3]!}${short[3]!}` : color
  if (!/^#[0-9a-f]{6}$/i.test(full)) return UNKNOWN
  const channels = [1, 3, 5].map(at => Number.parseInt(full.slice(at, at + 2), 16))
  for (let scale = 1; ; scale -= 0.01) {
    const darker = channels.map(channel => Math.floor(channel * scale)) as [number, number, number]
    if (contrastOf(WHITE, darker) >= CONTRAST) {
      return `#${darker.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
    }
  }
}

function isPaintName(color: string): color is keyof typeof PAINTS {
  return Object.hasOwn(PAINTS, color)
}
