import { ICON_PATHS } from '../icon/icon-paths.js'
import type { MarkColours } from './mark-colours.js'

/** Images are drawn at twice the size and told to the map as such. */
export const PIXEL_RATIO = 2

function canvas(width: number, height: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas')
  element.width = width * PIXEL_RATIO
  element.height = height * PIXEL_RATIO
  const context = element.getContext('2d')!
  context.scale(PIXEL_RATIO, PIXEL_RATIO)
  return context
}

function finish(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height)
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
}

/** The picture as a white shape, or null when it cannot be read. */
async function whitePicture(url: string, side: number, colour: string): Promise<HTMLCanvasElement | null> {
  const image = new Image(side * PIXEL_RATIO, side * PIXEL_RATIO)
  image.src = url
  try {
    await image.decode()
  } catch {
    return null
  }
  const shape = canvas(side, side)
  shape.drawImage(image, 0, 0, side, side)
  shape.globalCompositeOperation = 'source-in'
  shape.fillStyle = colour
  shape.fillRect(0, 0, side, side)
  return shape.canvas
}

export interface MarkLook {
  readonly paint: string
  readonly icon: string | null
  readonly kind: 'plain' | 'selected' | 'draft'
}

/** A disc in the category's paint with its picture, white ring, ink edge, and a foot whose tip is the exact point. */
export async function drawMark(look: MarkLook, colours: MarkColours): Promise<ImageData> {
  const large = look.kind === 'selected'
  const radius = large ? 28 : 19
  const ring = radius + (large ? 4 : 2.5)
  const edge = radius + (large ? 7 : 3.75)
  const side = Math.ceil(edge * 2) + 8
  const x = side / 2
  const y = edge + 3
  const foot = large ? 12.5 : 9
  const tip = y + ring + foot
  const context = canvas(side, Math.ceil(tip + (edge - ring) * 1.5))
  const rim = edge - ring
  const footPath = (grow: number): void => {
    const bottom = tip + grow * 1.35
    context.beginPath()
    context.moveTo(x - foot - grow * 1.4, y + ring)
    context.lineTo(x - 2, bottom - 2)
    context.quadraticCurveTo(x, bottom, x + 2, bottom - 2)
    context.lineTo(x + foot + grow * 1.4, y + ring)
    context.closePath()
    context.fill()
  }
  context.save()
  context.shadowColor = 'rgb(0 0 0 / 0.3)'
  context.shadowBlur = 5 * PIXEL_RATIO
  context.shadowOffsetY = 2 * PIXEL_RATIO
  context.fillStyle = colours.edge
  disc(context, x, y, edge)
  context.restore()
  context.fillStyle = colours.edge
  footPath(rim)
  context.fillStyle = colours.ring
  disc(context, x, y, ring)
  footPath(0)
  const draft = look.kind === 'draft'
  context.fillStyle = draft ? '#ffffff' : look.paint
  disc(context, x, y, radius)
  if (draft) {
    context.strokeStyle = look.paint
    context.lineWidth = 2.5
    context.setLineDash([5, 3.4])
    context.beginPath()
    context.arc(x, y, radius - 1.25, 0, Math.PI * 2)
    context.stroke()
  }
  const size = large ? 30 : 20
  const colour = draft ? look.paint : '#ffffff'
  const picture = look.icon === null ? null : await whitePicture(look.icon, size, colour)
  if (picture === null) {
    context.fillStyle = colour
    disc(context, x, y, radius * 0.26)
  } else {
    context.drawImage(picture, x - size / 2, y - size / 2, size, size)
  }
  return finish(context)
}

/** Ink pebbles, one to three, the top one in the middle of the image and as wide as its number needs. */
export function drawPile(stones: number, characters: number, colours: MarkColours): ImageData {
  const width = 30 + Math.max(2, characters) * 8.5
  const height = stones === 3 ? 40 : 36
  const top = { w: width, h: height, y: 0, fill: colours.pile }
  const under = { w: width + 11, h: 27, y: height * 0.36, fill: colours.pileUnder }
  const base = { w: width + 24, h: 27, y: height * 0.64, fill: colours.pileBase }
  const pebbles = [base, under, top].slice(3 - stones)
  const half = Math.ceil(height * 0.64 + 13.5 + 6)
  const side = Math.ceil(width + 32)
  const context = canvas(side, half * 2)
  for (const { w, h, y, fill } of pebbles) {
    context.save()
    context.shadowColor = 'rgb(0 0 0 / 0.3)'
    context.shadowBlur = 3 * PIXEL_RATIO
    context.shadowOffsetY = 1.5 * PIXEL_RATIO
    context.fillStyle = colours.pileRing
    pebble(context, side / 2, half + y, w / 2, h / 2)
    context.restore()
    context.fillStyle = fill
    pebble(context, side / 2, half + y, w / 2 - 2, h / 2 - 2)
  }
  return finish(context)
}

/** An ellipse a little squared, so that long numbers fit. */
function pebble(context: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number): void {
  context.beginPath()
  context.roundRect(x - rx, y - ry, rx * 2, ry * 2, [{ x: Math.min(rx, ry * 1.5), y: ry }])
  context.fill()
}

/** Side of a hatch, which is repeated, and the distance of its strokes. Pixels. */
const HATCH = 16
const HATCH_GAP = 8

/** A light fill with strokes from bottom left to top right, to be laid over an area again and again. */
export function drawHatch(paint: string): ImageData {
  const context = canvas(HATCH, HATCH)
  context.fillStyle = paint
  context.globalAlpha = 0.14
  context.fillRect(0, 0, HATCH, HATCH)
  context.globalAlpha = 0.55
  context.strokeStyle = paint
  context.lineWidth = 1.25
  context.beginPath()
  for (let start = -HATCH; start <= HATCH; start += HATCH_GAP) {
    context.moveTo(start - 1, HATCH + 1)
    context.lineTo(start + HATCH + 1, -1)
  }
  context.stroke()
  return finish(context)
}

/** State badges, each its own shape: `here` a disc with a stone, `other` a square with two bubbles. */
export function drawBadge(kind: 'here' | 'other', colours: MarkColours): ImageData {
  const context = canvas(30, 30)
  const square = kind === 'other'
  const box = (radius: number, side: number): void => {
    context.beginPath()
    context.roundRect(15 - side / 2, 15 - side / 2, side, side, radius)
    context.fill()
  }
  context.fillStyle = colours.ink
  box(square ? 9 : 14, square ? 28 : 24.5)
  context.fillStyle = square ? '#ffffff' : colours.warn
  box(square ? 8 : 11, square ? 26 : 22)
  if (square) {
    context.fillStyle = colours.other
    box(6, 22)
  }
  context.fillStyle = square ? '#ffffff' : colours.ink
  context.translate(15 - 7, 15 - 7)
  context.scale(14 / 24, 14 / 24)
  context.fill(new Path2D(ICON_PATHS[square ? 'other' : 'stone']), 'evenodd')
  return finish(context)
}
