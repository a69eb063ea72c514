/** The part of topojson-client 3 that reads the world outlines; the package ships no types of its own. */
declare module 'topojson-client' {
  import type { Feature, FeatureCollection, GeoJsonProperties, MultiLineString } from 'geojson'

  interface TopologyObject {
    readonly type: string
    readonly id?: string | number
    readonly properties?: GeoJsonProperties
    readonly arcs?: unknown
    readonly geometries?: readonly TopologyObject[]
  }

  interface Topology {
    readonly type: string
    readonly objects: Readonly<Record<string, TopologyObject>>
    readonly arcs: readonly (readonly (readonly number[])[])[]
    readonly transform?: {
      readonly scale: readonly number[]
      readonly translate: readonly number[]
    }
    readonly bbox?: readonly number[]
  }

  /** A GeometryCollection gives a FeatureCollection, anything else one Feature. */
  export function feature(topology: Topology, object: TopologyObject | string): Feature | FeatureCollection
  /** The lines between or around an object's parts, as far as `filter` accepts the two neighbours. */
  export function mesh(
    topology: Topology,
    object?: TopologyObject,
    filter?: (a: TopologyObject, b: TopologyObject) => boolean
  ): MultiLineString
  export type { Topology, TopologyObject }
}
