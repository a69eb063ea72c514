import assert from 'node:assert/strict'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import test from 'node:test'
import {
  cairn,
  fail,
  folderFor,
  inviteFrom,
  listOf,
  projectIn,
  serve,
  start,
  statusOf,
  succeed,
  type Status
} from './run-cairn.js'

test('create makes the folder, for its owner alone, and status tells of the project', async t => {
  const { dir } = await projectIn(t)
  assert.equal((await stat(dir)).mode & 0o077, 0)
  const { projectId, deviceId, name, role, documents, peers, onlyHere, quarantined } = await statusOf(dir)
  assert.match(projectId, /^[0-9a-f]{64}$/)
  assert.match(deviceId, /^[0-9a-f]{64}$/)
  assert.deepEqual([name, role, documents['observation'], peers], ['River watch', 'coordinator', 0, []])
  assert.deepEqual([typeof onlyHere, quarantined], ['number', 0])
  assert.deepEqual(await listOf(dir), [])
})

test('commands that need a project do not make a folder', async t => {
  const base = await folderFor(t)
  for (const args of [['status'], ['list'], ['invite'], ['import', import.meta.filename], ['sync']]) {
    assert.match(await fail([...args, '--dir', join(base, 'none')]), /There is no folder .*none/)
  }
  assert.deepEqual(await readdir(base), [])
})

test('a file in place of the folder is named', async t => {
  const base = await folderFor(t)
  await writeFile(join(base, 'file'), '')
  assert.match(await fail(['create', 'X', '--dir', join(base, 'file')]), /is not a folder/)
  assert.match(await fail(['status', '--dir', join(base, 'file')]), /is not a folder/)
})

test('with several projects one is chosen, by the beginning of its id', async t => {
  const { dir } = await projectIn(t)
  const { projectId } = await statusOf(dir)
  await succeed(['create', 'Second \x1b[31m', '--dir', dir])
  const line = await fail(['status', '--dir', dir])
  assert.match(line, /--project ID: [0-9a-f]{8} .*, [0-9a-f]{8} /)
  assert.ok(line.includes('River watch') && !line.includes('\x1b'))
  assert.equal((await statusOf(dir, '--project', projectId.slice(0, 12))).name, 'River watch')
  assert.match(await fail(['status', '--dir', dir, '--project', 'zz']), /No project here/)
})

test('commands go through a serve that has the folder; a second serve is refused', async t => {
  const { dir } = await projectIn(t)
  const hub = await serve(t, dir)
  assert.equal((await stat(join(dir, 'owner.sock'))).mode & 0o777, 0o600)
  assert.equal((await statusOf(dir)).name, 'River watch')
  assert.match(await inviteFrom(dir), /^[A-Z2-7]{80,}$/)
  await succeed(['create', 'Second', '--dir', dir])
  assert.match(await fail(['serve', '--dir', dir, '--port', '0']), /Another cairn serves this folder/)
  const { code, stderr } = await hub.stop()
  assert.deepEqual([code, stderr], [0, ''])
  assert.equal((await readdir(dir)).includes('owner.sock'), false)
  assert.match(await fail(['status', '--dir', dir]), /River watch.*Second|Second.*River watch/)
})

test('what a killed serve leaves behind is taken over', async t => {
  const { dir } = await projectIn(t)
  const hub = await serve(t, dir)
  hub.process.kill('SIGKILL')
  await hub.ended
  assert.ok((await readdir(dir)).includes('owner.sock'))
  assert.equal((await statusOf(dir)).name, 'River watch')
  await serve(t, dir)
  assert.equal((await statusOf(dir)).name, 'River watch')
})

test('of commands that start at once one owns the folder, the others go through it', async t => {
  const { dir } = await projectIn(t)
  const four = Array.from({ length: 4 }, () => start(['status', '--json', '--dir', dir]).ended)
  const found = await Promise.all(four)
  for (const { code, stderr } of found) assert.deepEqual([code, stderr], [0, ''])
  assert.equal(new Set(found.map(({ stdout }) => (JSON.parse(stdout) as Status).projectId)).size, 1)
})

test('a folder whose path is too long for a socket is served all the same', async t => {
  const base = await folderFor(t)
  const dir = join(base, 'deep'.repeat(20), 'deeper'.repeat(12))
  await mkdir(dirname(dir), { recursive: true })
  await succeed(['create', 'Far', '--dir', dir])
  const hub = await serve(t, dir)
  assert.equal((await statusOf(dir)).name, 'Far')
  const place = await readFile(join(dir, 'owner.path'), 'utf8')
  assert.equal((await stat(dirname(place))).mode & 0o777, 0o700)
  await hub.stop()
  await assert.rejects(stat(dirname(place)), { code: 'ENOENT' })
})

test('a port in use is said in one line; without --port a free one is taken', async t => {
  const base = await folderFor(t)
  const taken = createServer().listen(0, '127.0.0.1')
  t.after(() => taken.close())
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as { readonly port: number }
  const line = await fail(['serve', '--dir', join(base, 'a'), '--port', String(port)])
  assert.match(line, new RegExp(`Port ${port} is taken`))
  const running = ['b', 'c'].map(name => start(['serve', '--dir', join(base, name)]))
  t.after(() => {
    for (const each of running) each.process.kill('SIGINT')
  })
  const addresses = await Promise.all(running.map(each => each.until(/^ready (http:\S+)\n/)))
  assert.notEqual(addresses[0]?.[1], addresses[1]?.[1])
})

test('Ctrl-C ends a waiting command cleanly', async t => {
  const { dir } = await projectIn(t)
  const waiting = start(['invite', '--confirm', '--dir', dir])
  await waiting.until(/\n[A-Z2-7]{80,}\n$/)
  waiting.process.kill('SIGINT')
  const { code, stderr } = await waiting.ended
  assert.deepEqual([code, stderr], [130, ''])
  assert.equal((await statusOf(dir)).name, 'River watch')
})

test('--version is that of the package', async () => {
  const { code, stdout } = await cairn(['--version'])
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  assert.deepEqual([code, stdout], [0, `${version}\n`])
})

test('a command that goes through another one ends with one line when that one goes away', async t => {
  const { dir } = await projectIn(t)
  const owner = start(['invite', '--confirm', '--dir', dir])
  await owner.until(/\n[A-Z2-7]{80,}\n$/)
  const through = start(['invite', '--confirm', '--dir', dir])
  await through.until(/\n[A-Z2-7]{80,}\n$/)
  owner.process.kill('SIGKILL')
  const { code, stderr } = await through.ended
  assert.equal(code, 1)
  assert.match(stderr, /^cairn: [^\n]+\n$/)
})

test('a command that owns the folder waits for those that go through it', async t => {
  const { dir } = await projectIn(t)
  const owner = start(['invite', '--confirm', '--expires', '6s', '--dir', dir])
  await owner.until(/\n[A-Z2-7]{80,}\n$/)
  const through = start(['invite', '--confirm', '--expires', '9s', '--dir', dir])
  await through.until(/\n[A-Z2-7]{80,}\n$/)
  const ends: string[] = []
  const [first, second] = await Promise.all([
    owner.ended.finally(() => ends.push('owner')),
    through.ended.finally(() => ends.push('through'))
  ])
  assert.match(first.stderr, /Nobody used the code/)
  assert.match(second.stderr, /Nobody used the code/)
  assert.deepEqual(ends, ['through', 'owner'])
})
