import type { Channels } from '../../project/contrast.js'

/** The channels of a computed colour, as a browser writes it; null for one that is not opaque or not in sRGB. */
export function channelsOf(computed: string): Channels | null {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed)
  if (parts) return [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const wide = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(computed)
  return wide && [Number(wide[1]) * 255, Number(wide[2]) * 255, Number(wide[3]) * 255]
}
