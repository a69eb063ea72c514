import type { Metered } from '../sync/peer/peer.js'

/** What browsers tell of the network, where they do; no standard has it whole. */
interface NetworkInformation extends EventTarget {
  readonly saveData?: boolean
  readonly type?: string
}

/** Whether this browser says that its way out is paid by the byte, or is asked to save data; undefined where it never says. */
export function meteredNetwork(): Metered | undefined {
  const { connection } = navigator as { readonly connection?: NetworkInformation }
  if (!connection) return undefined
  return {
    isMetered: () => connection.saveData === true || connection.type === 'cellular',
    onChange(listener) {
      connection.addEventListener('change', listener)
      return () => connection.removeEventListener('change', listener)
    }
  }
}
