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

/** A map on which one mark is drawn, until it is taken away, and the marks that are shown of it. */
function drawnMap(project: Project) {
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
  const view = { map, draw: () => undefined } as unknown as MapView
  const nothing = (): void => undefined
  const marks = new ShownMarks({ view: () => view, project: () => project, changed: nothing, run: nothing })
  return { marks, features }
}

test('a look that waited for a document does not bring back a mark that has gone meanwhile', async () => {
  const { project, asked } = slowProject()
  const { marks, features } = drawnMap(project)
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
  const { marks } = drawnMap(project)
  const first = marks.read()
  void marks.read()
  asked[0]!(document(0))
  await first
  assert.equal(marks.now.length, 1)
})

const MARKS = [{ type: 'document', id: ID } as Mark]

for (const [what, ids] of [
  ['it', [ID]],
  ['everything', null]
] as const) {
  test(`when ${what} changes while a document is read, the next look reads it again`, async () => {
    const { project, asked } = slowProject()
    const documents = new MarkDocuments()
    const first = documents.load(project, MARKS)
    documents.forget(ids)
    asked[0]!(document(0))
    // However much changes, a look ends, and has something to show.
    await first
    assert.equal(documents.get(ID)?.holders, 0)
    const second = documents.load(project, MARKS)
    asked[1]!(document(1))
    await second
    assert.equal(documents.get(ID)?.holders, 1)
    await documents.load(project, MARKS)
    assert.equal(asked.length, 2)
  })
}

test('an older answer does not take the place of a newer one that came before it', async () => {
  const { project, asked } = slowProject()
  const documents = new MarkDocuments()
  const first = documents.load(project, MARKS)
  documents.forget([ID])
  const second = documents.load(project, MARKS)
  asked[1]!(document(1))
  await second
  asked[0]!(document(0))
  await first
  assert.equal(documents.get(ID)?.holders, 1)
})
