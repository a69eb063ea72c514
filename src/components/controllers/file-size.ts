import type { LocalizeController } from './localize.js'

const MEGABYTE = 1_000_000
const GIGABYTE = 1_000 * MEGABYTE

/** Bytes as megabytes, and as gigabytes where these are many, for people. */
export function fileSize(bytes: number, localize: Pick<LocalizeController, 'number'>): string {
  const isLarge = bytes >= GIGABYTE
  const value = bytes / (isLarge ? GIGABYTE : MEGABYTE)
  return localize.number(value, {
    style: 'unit',
    unit: isLarge ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: value < 10 ? 1 : 0
  })
}
