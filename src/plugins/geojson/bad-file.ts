import { CairnError } from '../../model/index.js'
import type { Spot } from './json-bytes.js'

/** Where a feature stands: its number from 0, and the line and column of its beginning. */
export interface FeatureSpot extends Spot {
  readonly feature: number
}

/** The feature's place as it is kept with the document. */
export function placeOf({ feature }: FeatureSpot): string {
  return `features/${feature}`
}

/** The feature's place for people. */
export function whereOf({ feature, line, column }: FeatureSpot): string {
  return `feature ${feature + 1} (line ${line}, column ${column})`
}

/** An error about one feature. `why` is a sentence. */
export function badFeature(file: string, spot: FeatureSpot, why: string): CairnError {
  return new CairnError('bad-input', `${file}, ${whereOf(spot)}: ${why}`, {
    detail: { file, place: placeOf(spot), line: spot.line, column: spot.column }
  })
}

/** An error about the file, at a spot of it where there is one. */
export function badFile(file: string, why: string, spot?: Spot): CairnError {
  if (spot === undefined)
    return new CairnError('bad-input', `${file}: ${why}`, { detail: { file, place: '' } })
  const { line, column } = spot
  const message = `${file} (line ${line}, column ${column}): ${why}`
  return new CairnError('bad-input', message, { detail: { file, place: '', line, column } })
}

/** First bytes of what people take for GeoJSON by mistake. */
const FOREIGN: readonly (readonly [bytes: string, what: string])[] = [
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a recording'],
  ['%PDF', 'a PDF'],
  ['SQLite format 3', 'a database'],
  ['\x1f\x8b', 'a gzip archive whose name does not end in .gz'],
  ['\xff\xfe', 'text in UTF-16; save it as UTF-8'],
  ['\xfe\xff', 'text in UTF-16; save it as UTF-8'],
  ['<', 'XML or a web page']
]

/** What a file is that does not begin like JSON. */
export function foreignFile(file: string, start: Uint8Array): CairnError {
  const text = String.fromCharCode(...start)
  const known = FOREIGN.find(([bytes]) => text.startsWith(bytes))
  return badFile(
    file,
    known ? `This is not GeoJSON but ${known[1]}.` : 'This is not GeoJSON: it is not JSON at all.'
  )
}
