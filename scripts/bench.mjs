import { spawnSync } from 'node:child_process'

const bench = new URL('../bench/run.ts', import.meta.url).pathname
const { status } = spawnSync(process.execPath, ['--import', 'tsx', bench, ...process.argv.slice(2)], {
  stdio: 'inherit'
})
process.exitCode = status ?? 1
