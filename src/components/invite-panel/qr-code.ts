import { svg } from 'lit'
import type { SVGTemplateResult } from 'lit'
import { encode } from 'uqr'

/** Modules of white around the code that scanners need. */
const QUIET = 4

/** A QR code as one path on a white square: black on white whatever the theme, for cameras. */
export function qrCode(text: string): { readonly size: number; readonly shape: SVGTemplateResult } {
  const { data } = encode(text, { ecc: 'M', border: QUIET })
  const size = data.length
  return {
    size,
    shape: svg`<rect width=${size} height=${size} fill="#fff"></rect>
      <path d=${pathOf(data)} fill="#000" shape-rendering="crispEdges"></path>`
  }
}

/** Runs of dark modules, row by row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      path += `M${start} ${y}h${x + 1 - start}v1H${start}z`
    }
  }
  return path
}
