import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenFiles } from '../../scripts/build/tokens.mjs'
import * as values from '../../src/components/styles/token-values.js'

interface Token {
  readonly $type?: string
  readonly $value: unknown
}
interface Mode {
  readonly color: Readonly<Record<string, Token>>
  readonly measure: Readonly<Record<string, Token>>
}
const files = tokenFiles(values) as ReadonlyMap<string, unknown>
const mode = (name: string): Mode => files.get(`tokens/${name}.json`) as Mode

test('each mode has the 37 public tokens', () => {
  for (const name of ['light', 'dark', 'high-contrast-light', 'high-contrast-dark']) {
    const { color, measure } = mode(name)
    const colours = Object.keys(color).filter(key => !key.startsWith('$'))
    assert.equal(colours.length + Object.keys(measure).length, 37, name)
    assert.ok(!colours.includes('pile-under'))
  }
})

test('values are of the format: colours, sizes, times, numbers, families', () => {
  const { color, measure } = mode('light')
  assert.equal(color['$type'], 'color')
  assert.deepEqual(color['accent']!.$value, {
    colorSpace: 'srgb',
    components: [0.0431, 0.3529, 0.298],
    hex: '#0b5a4c'
  })
  assert.equal((color['scrim']!.$value as { alpha: number }).alpha, 0.45)
  assert.deepEqual(measure['tap'], { $type: 'dimension', $value: { value: 52, unit: 'px' } })
  assert.deepEqual(measure['speed'], { $type: 'duration', $value: { value: 180, unit: 'ms' } })
  assert.deepEqual(measure['leading'], { $type: 'number', $value: 1.4 })
  assert.ok((measure['font']!.$value as string[]).includes('Noto Sans Arabic'))
})

test('modes differ where the design says so, and high contrast keeps what it leaves alone', () => {
  const hex = (name: string, token: string): string =>
    (mode(name).color[token]!.$value as { hex: string }).hex
  assert.equal(hex('dark', 'accent'), '#6fd3b6')
  assert.equal(hex('high-contrast-light', 'accent'), '#00382e')
  assert.equal(hex('high-contrast-dark', 'pile'), '#eef3ef')
  assert.equal(hex('high-contrast-light', 'pile'), '#111a16')
})

test('all modes stand in one file too', () => {
  const all = files.get('tokens.json') as Record<string, unknown>
  assert.deepEqual(Object.keys(all), [
    '$description',
    'light',
    'dark',
    'high-contrast-light',
    'high-contrast-dark'
  ])
})
