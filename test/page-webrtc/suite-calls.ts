import { transportSuite } from '../../src/sync/testing/transport-suite.js'
import { atHub, besideEachOther } from './labs.js'

type Kind = 'nearby' | 'hub'

/** The tests of the suite by their names. */
export function transportTests(kind: Kind, code: string): ReadonlyMap<string, () => Promise<void>> {
  const tests = new Map<string, () => Promise<void>>()
  transportSuite({
    test: (name, run) => tests.set(name, run),
    name: `webrtc, ${kind}`,
    open: async () =>
      kind === 'nearby' ? besideEachOther(RTCPeerConnection) : atHub(RTCPeerConnection, code)
  })
  return tests
}
