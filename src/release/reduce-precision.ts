import { FIELD, TAG_PREFIX, checkGeometry } from '../model/index.js'
import type { Json } from '../model/index.js'
import { tellsPosition } from './coordinates-in-text.js'
import { generalise } from './generalise.js'
import { NOTE, stays, withheldNote } from './open-document.js'
import type { Precision, ReleasedDocument } from './types.js'

/**
 * The document with its position as exact as allowed. A location that is no geometry stays behind. On the grid, and
 * without a place, answers that tell a position stay behind too.
 */
export function reducePrecision(document: ReleasedDocument, precision: Precision): ReleasedDocument {
  const location = document.fields.get(FIELD.location) ?? null
  const geometry = checkGeometry(location) ? location : null
  const isLost = location !== null && geometry === null
  if (precision === 'exact') return isLost ? withoutLocation(document) : document
  const fields = new Map<string, Json>()
  let told = 0
  for (const [name, value] of document.fields) {
    if (name === FIELD.location) continue
    if (name.startsWith(TAG_PREFIX) && tellsPosition(name.slice(TAG_PREFIX.length), value)) told++
    else fields.set(name, value)
  }
  const notes = withheldNote(document.notes, [
    location === null ? null : 'Exact place stayed in the project',
    stays(told, 'answer with a position', 'answers with a position')
  ])
  if (geometry === null || precision === 'none') return { ...document, fields, notes }
  const reduced = generalise(geometry, precision)
  fields.set(FIELD.location, reduced.geometry)
  const how = `Place given as the centre of a grid square of ${precision} m or more`
  const generalised = new Map([
    ...notes,
    [NOTE.uncertainty, reduced.uncertainty] as const,
    [NOTE.generalised, how] as const
  ])
  return { ...document, fields, notes: generalised }
}

function withoutLocation(document: ReleasedDocument): ReleasedDocument {
  const fields = new Map([...document.fields].filter(([name]) => name !== FIELD.location))
  return {
    ...document,
    fields,
    notes: withheldNote(document.notes, ['A place that cannot be read was left out'])
  }
}
