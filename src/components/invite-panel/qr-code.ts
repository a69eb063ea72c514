import { svg } from 'lit'
import type { SVGTemplateResult } from 'lit'
import { encode } from 'uqr'

/** Modules of white around the code that scanners need. */
const QUIET = 4

/** A QR code as one path on a white square: dark on light whatever the theme, for cameras. */
export function qrCode(text: string): { readonly size: number; readonly shape: SVGTemplateResult } {
  const { data } = encode(text, { ecc: 'M', border: QUIET })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return {
    size: data.length,
    shape: svg`<rect width=${data.length} height=${data.length} fill="#fff"></rect>
      <path d=${path} fill="#111a16" shape-rendering="crispEdges"></path>`
  }
}
