/** Bytes of an icon's text, and of its parts: an icon is small, so one that is not is something else. */
const MAX_BYTES = 4096
const MAX_ELEMENTS = 200

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const NUMBERS = /^[\s,\d.eE+-]*$/
const PATH = /^[\s,\d.eE+\-MmZzLlHhVvCcSsQqTtAa]*$/
const TRANSFORM = /^(?:\s*(?:translate|scale|rotate|matrix|skewX|skewY)\([\s,\d.eE+-]*\)[\s,]*)*$/
const COLOUR = /^(?:currentcolor|none|black|#000|#000000)$/i

const GEOMETRY = new Map<string, RegExp>([
  ['d', PATH],
  ['points', NUMBERS],
  ['transform', TRANSFORM],
  ['fill', COLOUR],
  ['stroke', COLOUR],
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
  const tags = tagsOf(svg.replace(/^\uFEFF/, ''))
  const root = tags?.[0]
  if (tags == null || root?.name !== 'svg' || root.kind !== 'open') return null
  const side = squareOf(root.attributes.get('viewBox'))
  const look = attributesOf('svg', root.attributes)
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
    const attributes = SHAPES.has(tag.name) ? attributesOf(tag.name, tag.attributes) : null
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
  const parts = (viewBox ?? '').trim().split(/[\s,]+/)
  if (parts.length !== 4 || !parts.every(part => NUMBER.test(part))) return null
  const [x, y, width, height] = parts.map(Number) as [number, number, number, number]
  return width > 0 && width === height ? `${x} ${y} ${width} ${height}` : null
}

function attributesOf(tag: string, attributes: ReadonlyMap<string, string>): string | null {
  let text = ''
  for (const [name, value] of attributes) {
    const rule = tag === 'svg' && /^(?:x|y|width|height)$/.test(name) ? undefined : GEOMETRY.get(name)
    if (rule !== undefined) {
      if (!rule.test(value)) return null
      // A picture has one colour, which is whatever stands behind the mask.
      if (!/^(?:fill|stroke)$/.test(name)) text += ` ${name}="${value}"`
      else if (/^none$/i.test(value)) text += ` ${name}="none"`
      else if (name === 'stroke') text += ' stroke="currentColor"'
    } else if (!HARMLESS.test(name) && !(tag === 'svg' && name === 'viewBox')) return null
  }
  return text
}
