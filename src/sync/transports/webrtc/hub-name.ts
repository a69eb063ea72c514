import { base64 } from '@scure/base'
import type { Description } from './description.js'

type Page = Pick<Description, 'fingerprint' | 'password'>

const NAME = /^ck1([A-Za-z0-9+/]{43})([A-Za-z0-9+/]{22,128})$/

/**
 * What a page calls the hub in its first packet (an ICE user fragment), so that the hub knows the page by it: `ck1` ‖
 * the fingerprint of the page's certificate (43 base64 characters) ‖ the page's password.
 */
export function writeHubName({ fingerprint, password }: Page): string {
  return `ck1${base64.encode(fingerprint).slice(0, 43)}${password}`
}

/** Null when it is none. */
export function readHubName(name: string): Page | null {
  const [, print, password] = NAME.exec(name) ?? []
  if (print === undefined || password === undefined) return null
  try {
    return { fingerprint: base64.decode(`${print}=`), password }
  } catch (error) {
    // Bits behind the last byte.
    if (error instanceof Error) return null
    throw error
  }
}
