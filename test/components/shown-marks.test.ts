import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MapView } from '../../src/components/map/map-view.js'
import { MarkDocuments } from '../../src/components/map/mark-documents.js'
import type { Mark } from '../../src/components/map/marks-in-view.js'
import { ShownMarks } from '../../src/components/map/shown-marks.js'
import type { DocumentId } from '../../src/model/index.js'
import type { Project, StoredDocument } from '../../src/project/types.js'

const ID = 'a'.repeat(64) as DocumentId

/** A store that answers when the test says so. */
function slowProject() {
  const asked: ((document: StoredDocument) => void)[] = []
  const get = (): Promise<StoredDocument> => new Promise(resolve => asked.push(resolve))
  return { project: { store: { documents: { get } } } as unknown as Project, asked }
}
const document = (holders: number) => ({ id: ID, fields: new Map(), holders }) as unknown as StoredDocument
const settled = () => new Promise(resolve => setImmediate(resolve))

/** A map on which one mark is drawn, until it is taken away. */
function drawnMap() {
  const features = [
    {
      layer: { id: 'cairn-points' },
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { doc: ID, preset: 'fire', kind: 'observation' }
    }
  ]
  const map = {
    style: {},
    getLayer: () => ({}),
    queryRenderedFeatures: () => features,
    getCenter: () => ({ lng: 0 }),
    project: () => ({ x: 0, y: 0 })
  }
  return { view: { map, draw: () => undefined } as unknown as MapView, features }
}

test('a look that waited for a document does not bring back a mark that has gone meanwhile', async () => {
  const { project, asked } = slowProject()
  const { view, features } = drawnMap()
  const marks = new ShownMarks({
    view: () => view,
    project: () => project,
    changed: () => undefined,
    run: () => undefined
  })
  const first = marks.read()
  features.length = 0
  await marks.read()
  assert.equal(marks.now.length, 0)
  asked[0]!(document(0))
  await first
  assert.equal(marks.now.length, 0)
})

test('the first of two looks is shown as long as the second waits', async () => {
  const { project, asked } = slowProject()
  const { view } = drawnMap()
  const marks = new ShownMarks({
    view: () => view,
    project: () => project,
    changed: () => undefined,
    run: () => undefined
  })
  const first = marks.read()
  void marks.read()
  asked[0]!(document(0))
  await first
  assert.equal(marks.now.length, 1)
})

test('what changes while it is read is read again, and the older answer is not kept', async () => {
  const { project, asked } = slowProject()
  const documents = new MarkDocuments()
  const loaded = documents.load(project, [{ type: 'document', id: ID } as Mark])
  documents.forget([ID])
  asked[0]!(document(0))
  await settled()
  assert.equal(documents.get(ID), undefined)
  asked[1]!(document(1))
  await loaded
  assert.equal(documents.get(ID)?.holders, 1)
})
