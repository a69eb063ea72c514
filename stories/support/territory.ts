import type { MapHandle, Plugin, Project } from '../../src/index.js'
import { MIDDLE, sampleProject } from './sample.js'

const [EAST, NORTH] = MIDDLE
const BORDER = [
  [-0.05, -0.03],
  [0.02, -0.045],
  [0.055, 0.01],
  [0.01, 0.05],
  [-0.045, 0.03],
  [-0.05, -0.03]
].map(([x, y]) => [EAST + x!, NORTH + y!])

class TerritorySwitch extends HTMLElement {
  map: MapHandle | undefined = undefined

  connectedCallback(): void {
    const button = document.createElement('button')
    button.textContent = 'Territory'
    button.style.cssText =
      'min-height:52px;padding-inline:18px;font:600 15px system-ui;border-radius:14px;border:2px solid;background:#fff;color:#111a16'
    button.setAttribute('aria-pressed', 'true')
    button.onclick = () => {
      const shown = this.map?.isShown('territory') === false
      this.map?.setShown('territory', shown)
      button.setAttribute('aria-pressed', String(shown))
    }
    this.replaceChildren(button)
  }
}

const territory: Plugin = {
  name: 'territory',
  apiVersion: 1,
  contributes: {
    mapLayers: [
      {
        id: 'territory',
        name: 'Territory',
        attribution: 'Community survey',
        layers: theme => ({
          sources: { land: { type: 'geojson', data: { type: 'Polygon', coordinates: [BORDER] } } },
          layers: [
            {
              id: 'inside',
              type: 'fill',
              source: 'land',
              paint: { 'fill-color': '#6d4f93', 'fill-opacity': 0.16 }
            },
            {
              id: 'border',
              type: 'line',
              source: 'land',
              paint: { 'line-color': theme === 'dark' ? '#a48fd0' : '#6d4f93', 'line-width': 3 }
            }
          ]
        })
      }
    ],
    mapControls: [
      {
        id: 'territory-switch',
        name: 'Territory',
        corner: 'bottom-start',
        element: () => Promise.resolve(TerritorySwitch)
      }
    ]
  }
}

/** The sample with a territory that a plugin draws. */
export function withTerritory(language: string): Promise<Project> {
  return sampleProject({ language, plugins: [territory] })
}
