import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const fixtures =
  process.env['CAIRN_FIXTURES'] ?? fileURLToPath(new URL('../../../shared/fixtures', import.meta.url))

/** The path of a fixture, or null where it is not. */
export function fixture(name: string): string | null {
  const path = join(fixtures, name)
  return existsSync(path) ? path : null
}

export interface Feature {
  readonly type: 'Feature'
  readonly id?: string | number
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>> | null
}

/** A small map file: points of different tags, one without an id, one without a place. */
export const VILLAGES: readonly Feature[] = [
  {
    type: 'Feature',
    id: 7,
    geometry: { type: 'Point', coordinates: [-69.5, -12.25] },
    properties: { name: 'Puerto', size: 40 }
  },
  {
    type: 'Feature',
    id: 'b',
    geometry: { type: 'Point', coordinates: [179.99, 0] },
    properties: { name: '村', wells: [1, { deep: true }] }
  },
  { type: 'Feature', geometry: null, properties: { name: 'Nowhere', __proto__x: null, cut: false } },
  {
    type: 'Feature',
    geometry: {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4]
      ]
    },
    properties: null
  }
]

export async function writeFeatures(path: string, features: readonly Feature[]): Promise<string> {
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }))
  return path
}

export async function readFeatures(path: string): Promise<readonly Feature[]> {
  const bytes = await readFile(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return (JSON.parse(text) as { readonly features: readonly Feature[] }).features
}

/** Equal means the same multiset of (geometry, id, properties without `cairn_*`). */
export function assertSameFeatures(actual: readonly Feature[], expected: readonly Feature[]): void {
  const [got, wanted] = [actual.map(keyOf).sort(), expected.map(keyOf).sort()]
  assert.equal(got.length, wanted.length)
  const index = got.findIndex((key, place) => key !== wanted[place])
  assert.equal(got[index], wanted[index])
}

function keyOf({ id, geometry, properties }: Feature): string {
  const own = Object.entries(properties ?? {}).filter(([name]) => !name.startsWith('cairn_'))
  return JSON.stringify([id ?? null, ordered(geometry), ordered(Object.fromEntries(own))])
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, ordered(inner)])
}
