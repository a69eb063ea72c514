#!/usr/bin/env node
/** Every static check, each as one line with its result and time. All run, also when one fails. */
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { freshManifest } from './check/elements-manifest.mjs'
import { exactVersions } from './check/exact-versions.mjs'
import { packed } from './check/packed.mjs'
import { sizes } from './check/size.mjs'
import { everyElementHasStory } from './check/stories.mjs'
import { speaksOfItself } from './check/speaks-of-itself.mjs'
import { runNode } from './run.mjs'

const tool = (file, args) => async () => {
  const { code, output } = await runNode(`node_modules/${file}`, args)
  return code === 0 ? [] : [output.trim()]
}

function made() {
  return build().then(
    () => [],
    error => [error.message]
  )
}

/**
 * Two run at a time, in this order. A check gives a list of complaints, empty when all is well; one with `needs` waits
 * for that one, which stands before it, and is left out when it failed. Types, and the rules that need them, are
 * Oxlint's: on TypeScript 7 it takes an eighth of the time of typescript-eslint. The React example takes its types from
 * the package, so that one is built first. They are last, since Oxlint alone keeps all processors busy.
 */
const checks = [
  { name: 'lint', run: tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'build', run: made },
  { name: 'format', run: tool('oxfmt/bin/oxfmt', ['--list-different']) },
  { name: 'unused code', run: tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
  { name: 'exact versions', run: exactVersions },
  { name: 'speaks of itself', run: speaksOfItself },
  { name: 'element manifest', run: freshManifest },
  { name: 'stories', run: everyElementHasStory },
  { name: 'package', run: packed, needs: 'build' },
  { name: 'size', run: sizes, needs: 'build' },
  { name: 'types', run: tool('oxlint/bin/oxlint', ['--deny-warnings', '.']), needs: 'build' }
]

async function outcome(check) {
  const from = performance.now()
  let complaints
  try {
    complaints = await check.run()
  } catch (error) {
    complaints = [error.stack ?? String(error)]
  }
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`)
  for (const complaint of complaints) console.log(complaint.replaceAll(/^/gm, '     '))
  return complaints.length === 0
}

/**
 * Runs the checks whose name holds `filter`, and those that they need.
 * @returns {Promise<number>} how many failed
 */
export async function check(filter = '') {
  const chosen = checks.filter(({ name }) => name.includes(filter))
  const wanted = new Set(chosen.flatMap(({ name, needs }) => [name, needs]))
  const waiting = checks.filter(({ name }) => wanted.has(name))
  const outcomes = new Map()
  const take = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, needs } = next
      outcomes.set(name, needs === undefined ? outcome(next) : after(needs, next, outcomes))
      await outcomes.get(name)
    }
  }
  await Promise.all([take(), take()])
  const all = await Promise.all(outcomes.values())
  return all.filter(passed => !passed).length
}

async function after(needed, check, outcomes) {
  if (await outcomes.get(needed)) return outcome(check)
  console.log(`--   ${check.name}: not looked at, since ${needed} failed`)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await check(process.argv[2])) === 0 ? 0 : 1
}
