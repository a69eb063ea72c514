import { readFile } from 'node:fs/promises'
import { root } from '../run.mjs'
import { filesBelow } from './files.mjs'

const longest = 400
const text = /\.(ts|mjs|cjs|js|json|md|html|css|svg|ya?ml|sh)$|(^|\/)(run|LICENSE|NOTICE|\.\w+)$/
const code = /^(src|test|scripts|bench|stories|examples)\//

/** Each pattern is written so that it does not find itself. */
const rules = [
  {
    of: path => text.test(path) && path !== 'package-lock.json',
    pattern: /(?<![\w./:-])\/(?:home|Users|root|work|farm|tmp)\/[\w.]/,
    says: 'names a folder of one machine'
  },
  {
    of: path => code.test(path),
    pattern: /\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/,
    says: 'is marked as unfinished'
  },
  { of: path => code.test(path), pattern: /\bnot (?:yet )?implemente[d]\b/i, says: 'is unfinished' },
  {
    of: path => code.test(path),
    pattern: /\b(?:it|test|describe|suite)\.(?:only|skip|todo|fixme)\b/,
    says: 'switches tests off'
  },
  {
    of: path => code.test(path),
    pattern: /@ts-(?:ignore|nocheck|expect-error)|eslint-(?:disable)|(?:prettier|oxfmt)-(?:ignore)/,
    says: 'switches a check off'
  }
]

/**
 * Complaints about one file: paths of one machine, unfinished or switched-off parts, and length.
 * Swallowed errors are the lint's part.
 */
export function complaints(path, content) {
  const lines = content.split('\n')
  const found = rules
    .filter(rule => rule.of(path))
    .flatMap(({ pattern, says }) =>
      lines.flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${says}: ${line.trim().slice(0, 120)}`] : []
      )
    )
  const source = /^src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts')
  if (source && lines.length - 1 > longest) {
    found.push(`${path} has ${lines.length - 1} lines; split it below ${longest}.`)
  }
  return found
}

export async function speaksOfItself() {
  const paths = (await filesBelow()).filter(
    path => !path.endsWith('.png') && (text.test(path) || code.test(path))
  )
  const lists = await Promise.all(
    paths.map(async path => complaints(path, await readFile(root + path, 'utf8')))
  )
  return lists.flat()
}
