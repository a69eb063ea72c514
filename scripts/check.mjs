#!/usr/bin/env node
/** Every static check, each as one line with its result and time. All run, also when one fails. */
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { freshManifest } from './check/elements-manifest.mjs'
import { exactVersions } from './check/exact-versions.mjs'
import { packed } from './check/packed.mjs'
import { sizes } from './check/size.mjs'
import { speaksOfItself } from './check/speaks-of-itself.mjs'
import { runNode } from './run.mjs'

const tool = (file, args) => async () => {
  const { code, output } = await runNode(`node_modules/${file}`, args)
  return code === 0 ? [] : [output.trim()]
}

const afterBuild = look => async () => {
  await build()
  return look()
}

/** A check gives a list of complaints, empty when all is well. */
const checks = [
  { name: 'types', run: tool('typescript/bin/tsc', ['-p', 'tsconfig.json']) },
  { name: 'lint', run: tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'format', run: tool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']) },
  { name: 'unused code', run: tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
  { name: 'exact versions', run: exactVersions },
  { name: 'speaks of itself', run: speaksOfItself },
  { name: 'element manifest', run: freshManifest },
  { name: 'package', run: afterBuild(packed) },
  { name: 'size', run: afterBuild(sizes) }
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
 * Runs the checks whose name holds `filter`.
 * @returns {Promise<number>} how many failed
 */
export async function check(filter = '') {
  let failed = 0
  for (const each of checks.filter(({ name }) => name.includes(filter))) {
    if (!(await outcome(each))) failed++
  }
  return failed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await check(process.argv[2])) === 0 ? 0 : 1
}
