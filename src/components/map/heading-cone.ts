import type { GeoJSONSource, Map as LibraryMap } from 'maplibre-gl'
import { hasStyle, takesLayers } from './has-style.js'

const NAME = 'cairn-heading'
/** Side of the picture, pixels, and how it is drawn for fine screens. */
const SIDE = 96
const RATIO = 2
/** Half the width of the cone, radians. */
const HALF = Math.PI / 5

/** Which way the device points, as a cone at the own position: it is put back on every style. */
export class HeadingCone {
  readonly #map: LibraryMap
  readonly #colour: () => string
  #data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

  constructor(map: LibraryMap, colour: () => string) {
    this.#map = map
    this.#colour = colour
    map.on('style.load', this.#add)
    if (takesLayers(map)) this.#add()
  }

  /** @param heading degrees clockwise from north; null draws nothing */
  show(lngLat: readonly [number, number] | null, heading: number | null): void {
    const features: GeoJSON.Feature[] =
      lngLat === null || heading === null
        ? []
        : [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [...lngLat] },
              properties: { heading }
            }
          ]
    if (features.length === 0 && this.#data.features.length === 0) return
    this.#data = { type: 'FeatureCollection', features }
    if (!hasStyle(this.#map)) return
    // It resolves when the data is drawn; the library tells a failure by its own event.
    void this.#map.getSource<GeoJSONSource>(NAME)?.setData(this.#data)
  }

  stop(): void {
    this.#map.off('style.load', this.#add)
  }

  readonly #add = (): void => {
    const map = this.#map
    if (map.getSource(NAME) !== undefined) return
    map.addImage(NAME, picture(this.#colour()), { pixelRatio: RATIO })
    map.addSource(NAME, { type: 'geojson', data: this.#data })
    map.addLayer(
      {
        id: NAME,
        type: 'symbol',
        source: NAME,
        layout: {
          'icon-image': NAME,
          'icon-rotate': ['get', 'heading'],
          'icon-rotation-alignment': 'map',
          'icon-allow-overlap': true,
          'icon-ignore-placement': true
        }
      },
      map.getLayer('cairn-here') === undefined ? undefined : 'cairn-here'
    )
  }
}

function picture(colour: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE * RATIO
  const context = canvas.getContext('2d')!
  context.scale(RATIO, RATIO)
  const middle = SIDE / 2
  const fade = context.createRadialGradient(middle, middle, 0, middle, middle, middle)
  fade.addColorStop(0, '#000')
  fade.addColorStop(0.35, '#000')
  fade.addColorStop(1, '#0000')
  context.beginPath()
  context.moveTo(middle, middle)
  context.arc(middle, middle, middle, -Math.PI / 2 - HALF, -Math.PI / 2 + HALF)
  context.closePath()
  context.fillStyle = colour
  context.globalAlpha = 0.75
  context.fill()
  context.globalAlpha = 1
  context.globalCompositeOperation = 'destination-in'
  context.fillStyle = fade
  context.fillRect(0, 0, SIDE, SIDE)
  return context.getImageData(0, 0, SIDE * RATIO, SIDE * RATIO)
}
