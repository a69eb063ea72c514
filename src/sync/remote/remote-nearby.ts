import type { Nearby } from '../adapter.js'

/** `Nearby` on the other side of a port. */
export function remoteNearby(call: (method: string, args: readonly unknown[]) => Promise<unknown>): Nearby {
  return {
    offer: async () => String(await call('nearby.offer', [])),
    accept: async offer => String(await call('nearby.accept', [offer])),
    finish: async answer => {
      await call('nearby.finish', [answer])
    }
  }
}
