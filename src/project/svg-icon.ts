/** Bytes of an icon's text, and of its parts: an icon is small, so one that is not is something else. */
const MAX_BYTES = 4096
const MAX_ELEMENTS = 200

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const NUMBERS = /^[\s,\d.eE+-]*$/
const PATH = /^[\s,\d.eE+\-MmZzLlHhVvCcSsQqTtAa]*$/
const TRANSFORM = /^(?:\s*(?:translate|scale|rotate|matrix|skewX|skewY)\([\s,\d.eE+-]*\)[\s,]*)*$/
const COLOUR = /^(?:currentcolor|none|black|#000|#000000)$/i
/** A name, or numbers; never a reference to something else. */
const ANY_COLOUR = /^(?:[a-z]{3,24}|#[0-9a-f]{3,8}|rgba?\([\s\d.,%/]{5,40}\))$/i

const GEOMETRY = new Map<string, RegExp>([
  ['d', PATH],
  ['points', NUMBERS],
  ['transform', TRANSFORM],
  ['fill-rule', /^(?:evenodd|nonzero)$/],
  ['clip-rule', /^(?:evenodd|nonzero)$/],
  ['stroke-linecap', /^(?:butt|round|square)$/],
  ['stroke-linejoin', /^(?:miter|round|bevel)$/],
  ...['cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'].map(length),
  ...['stroke-width', 'stroke-miterlimit', 'opacity', 'fill-opacity', 'stroke-opacity'].map(length)
])
function length(name: string): [string, RegExp] {
  return [name, NUMBER]
}

const SHAPES = new Set(['g', 'path', 'circle', 'rect', 'polygon', 'ellipse', 'line', 'polyline'])
/** Without effect on a shape: left out. Anything else that is not listed refuses the icon. */
const HARMLESS =
  /^(?:id|class|version|role|width|height|x|y|baseProfile|overflow|enable-background|xml:space|xmlns(?::\w+)?|(?:aria|data)-[\w-]+)$/

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|\s+/y
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Drawing programs write line breaks inside a path like this. */
const SPACE = /&#(?:x0?[9ad]|9|10|13);/gi

interface Tag {
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly attributes: ReadonlyMap<string, string>
}

/**
 * Reads an icon and writes it anew from what is allowed: shapes, groups and their geometry, one colour, a square
 * viewBox, at most 4 KB. Nothing of the given text goes through unread, so what comes out is safe as an image.
 * Null when the text is anything else.
 */
export function cleanIcon(svg: string): string | null {
  if (new TextEncoder().encode(svg).length > MAX_BYTES) return null
  return drawn(svg, { square: squareOf, colour: COLOUR })
}

/** What was done to a picture so that it can be an icon, or should be looked at. */
export type IconHint = 'oneColour' | 'madeSquare' | 'onlyLines'

/**
 * A picture that somebody brings along as an icon: other colours become the one colour, and one that is not square
 * gets room at its sides. Otherwise as `cleanIcon`.
 * @returns null when it is no drawing of plain shapes, or larger than 4 KB
 */
export function adoptIcon(
  text: string
): { readonly svg: string; readonly hints: readonly IconHint[] } | null {
  const clean =
    new TextEncoder().encode(text).length > MAX_BYTES
      ? null
      : drawn(text, { square: paddedOf, colour: ANY_COLOUR })
  if (clean === null) return null
  const tags = tagsOf(text) ?? []
  const values = (name: string) => tags.flatMap(({ attributes }) => attributes.get(name)?.toLowerCase() ?? [])
  const colours = new Set([...values('fill'), ...values('stroke')].filter(colour => colour !== 'none'))
  const hints: readonly (IconHint | null)[] = [
    colours.size > 1 ? 'oneColour' : null,
    squareOf(tags[0]?.attributes.get('viewBox')) === null ? 'madeSquare' : null,
    values('fill').includes('none') &&
    values('stroke').length > 0 &&
    values('fill').every(fill => fill === 'none')
      ? 'onlyLines'
      : null
  ]
  return { svg: clean, hints: hints.filter(hint => hint !== null) }
}

interface Rules {
  readonly square: (viewBox: string | undefined) => string | null
  readonly colour: RegExp
}

function drawn(svg: string, rules: Rules): string | null {
  const tags = tagsOf(svg.replace(/^\uFEFF/, ''))
  const root = tags?.[0]
  if (tags == null || root?.name !== 'svg' || root.kind !== 'open') return null
  const side = rules.square(root.attributes.get('viewBox'))
  const look = attributesOf('svg', root.attributes, rules.colour)
  if (side === null || look === null) return null
  const open = ['svg']
  let body = ''
  for (const [place, tag] of tags.entries()) {
    if (place === 0) continue
    if (tag.kind === 'close') {
      if (open.pop() !== tag.name) return null
      if (open.length > 0) body += `</${tag.name}>`
      else if (place !== tags.length - 1) return null
      continue
    }
    const attributes = SHAPES.has(tag.name) ? attributesOf(tag.name, tag.attributes, rules.colour) : null
    if (attributes === null || open.length === 0) return null
    body += `<${tag.name}${attributes}${tag.kind === 'empty' ? '/' : ''}>`
    if (tag.kind === 'open') open.push(tag.name)
  }
  if (open.length > 0 || body === '') return null
  const size = side.split(' ')[2]!
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${side}"${look}>${body}</svg>`
}

function tagsOf(text: string): readonly Tag[] | null {
  const tags: Tag[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null || tags.length > MAX_ELEMENTS) return null
    const [, slash, name, list = '', empty] = match
    if (name === undefined) continue
    if (slash === '/' && (list !== '' || empty === '/')) return null
    const attributes = new Map<string, string>()
    for (const [, key, double, single] of list.matchAll(ATTRIBUTE)) {
      if (attributes.has(key!)) return null
      attributes.set(key!, (double ?? single ?? '').replace(SPACE, ' '))
    }
    tags.push({ name, kind: slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open', attributes })
  }
  return tags
}

function squareOf(viewBox: string | undefined): string | null {
  const box = boxOf(viewBox)
  return box && box[2] === box[3] ? box.join(' ') : null
}

/** The box, with room at the shorter sides so that it is square. */
function paddedOf(viewBox: string | undefined): string | null {
  const box = boxOf(viewBox)
  if (!box) return null
  const [x, y, width, height] = box
  const side = Math.max(width, height)
  return [x - (side - width) / 2, y - (side - height) / 2, side, side].join(' ')
}

function boxOf(viewBox: string | undefined): readonly [number, number, number, number] | null {
  const parts = (viewBox ?? '').trim().split(/[\s,]+/)
  if (parts.length !== 4 || !parts.every(part => NUMBER.test(part))) return null
  const box = parts.map(Number) as [number, number, number, number]
  return box.every(Number.isFinite) && box[2] > 0 && box[3] > 0 ? box : null
}

function attributesOf(tag: string, attributes: ReadonlyMap<string, string>, colour: RegExp): string | null {
  let text = ''
  for (const [name, value] of attributes) {
    const isColour = name === 'fill' || name === 'stroke'
    const rule =
      tag === 'svg' && /^(?:x|y|width|height)$/.test(name)
        ? undefined
        : isColour
          ? colour
          : GEOMETRY.get(name)
    if (rule !== undefined) {
      if (!rule.test(value)) return null
      // A picture has one colour, which is whatever stands behind the mask.
      if (!isColour) text += ` ${name}="${value}"`
      else if (/^none$/i.test(value)) text += ` ${name}="none"`
      else if (name === 'stroke') text += ' stroke="currentColor"'
    } else if (!HARMLESS.test(name) && !(tag === 'svg' && name === 'viewBox')) return null
  }
  return text
}
