import type { Draft, Exporter, Importer, Plugin } from '../plugin.js'
import { readFeature } from './read-feature.js'
import { splitFeatures } from './split-features.js'
import { writeFeatures } from './write-features.js'

/**
 * GeoJSON (RFC 7946) in and out. Properties become tags with their names and JSON types, a feature's `id` is kept
 * and restored, and what is ours stands in properties that begin with `cairn_`. So a file that went in comes out
 * with the same geometries, ids and other properties. Members of a feature beside those are not kept.
 */
export function geojson(): Plugin {
  return { name: 'geojson', apiVersion: 1, contributes: { importers: [importer], exporters: [exporter] } }
}

const importer: Importer = {
  id: 'geojson',
  name: 'GeoJSON',
  extensions: ['geojson', 'json', 'geojsonl', 'ndjson'],
  mediaTypes: ['application/geo+json'],
  async *read(source, { signal }): AsyncGenerator<Draft> {
    for await (const feature of splitFeatures(source.stream(), source.name)) {
      signal.throwIfAborted()
      yield readFeature(feature, source.name)
    }
  }
}

const exporter: Exporter = {
  id: 'geojson',
  name: 'GeoJSON',
  extension: 'geojson',
  mediaType: 'application/geo+json',
  write: (released, { signal }) => writeFeatures(released, signal)
}
