import type { BasemapKind, Plugin } from '../plugin.js'

/** Base maps from files that people keep on their device: PMTiles, and styled map packages. */
export function mapFiles(): Plugin {
  return { name: 'map-files', apiVersion: 1, contributes: { basemapKinds: [pmtiles, smp] } }
}

const pmtiles: BasemapKind = {
  id: 'pmtiles',
  name: 'PMTiles',
  extensions: ['pmtiles'],
  fitsAddress: address => /^https?:\/\/[^?#]+\.pmtiles(?:[?#]|$)/i.test(address),
  async open(source) {
    const { openPmtiles } = await import('./open-pmtiles.js')
    return openPmtiles(source)
  }
}

const smp: BasemapKind = {
  id: 'smp',
  name: 'Styled map package',
  extensions: ['smp'],
  async open(source) {
    const { openSmp } = await import('./open-smp.js')
    return openSmp(source as Blob)
  }
}
