import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import test from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { COMMANDS } from '../../src/cli/commands/index.js'
import { UsageError } from '../../src/cli/command.js'
import { folderOf } from '../../src/cli/folder.js'
import { hubAddress, readInvitation } from '../../src/cli/invitation.js'
import { main } from '../../src/cli/main.js'
import { durationOf, secondsOf, wholeNumberOf } from '../../src/cli/quantities.js'
import { plain } from '../../src/cli/screen.js'

/** Runs a command line in this process, which is enough where no folder is opened. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await main(args, {
    env: { CAIRN_DIR: '/nowhere/at/all' },
    stdout,
    stderr,
    stdin: new PassThrough(),
    signal: new AbortController().signal
  })
  const text = (stream: PassThrough): string => ((stream.read() as Buffer | null) ?? '').toString()
  return { code, stdout: text(stdout), stderr: text(stderr) }
}

test('the overview names every command', async () => {
  const { code, stdout, stderr } = await run('--help')
  assert.deepEqual([code, stderr], [0, ''])
  for (const { name, summary } of COMMANDS) assert.ok(stdout.includes(name) && stdout.includes(summary))
  assert.deepEqual(
    COMMANDS.map(({ name }) => name),
    ['create', 'serve', 'invite', 'join', 'sync', 'bundle', 'unbundle', 'import', 'export', 'list', 'status']
  )
})

for (const { name, options } of COMMANDS) {
  test(`cairn ${name} --help says what, with which options, and shows an example`, async () => {
    for (const args of [
      [name, '--help'],
      [name, '-h'],
      ['help', name]
    ]) {
      const { code, stdout, stderr } = await run(...args)
      assert.deepEqual([code, stderr], [0, ''])
      assert.match(stdout, new RegExp(`Usage: cairn ${name}`))
      assert.match(stdout, new RegExp(`Example:\n  cairn ${name}`))
      for (const option of Object.keys(options)) assert.ok(stdout.includes(`--${option}`), option)
    }
  })
}

const misuses: readonly (readonly [readonly string[], RegExp])[] = [
  [['sunc'], /no command sunc/],
  [['--what'], /no option --what/],
  [['status', '--what'], /no option --what/],
  [['status', 'much'], /"much" is one word too many/],
  [['create'], /NAME/],
  [['create', 'River', 'watch'], /quotes/],
  [['create', ' '], /name/],
  [['import'], /FILE/],
  [['invite', '--role'], /--role needs a value/],
  [['invite', '--role', 'king'], /viewer, member, coordinator/],
  [['invite', '--expires', 'soon'], /7d/],
  [['invite', '--confirm=yes'], /--confirm takes no value/],
  [['serve', '--port', 'many'], /whole number/],
  [['serve', '--port', '70000'], /65535/],
  [['list', '--limit', '0'], /from 1/],
  [['list', '--kind', 'dream'], /observation, track/],
  [['sync', '--timeout', '-1'], /seconds|value/],
  [['join', 'ABC', '--timeout', 'x'], /number of seconds/],
  [['bundle'], /--out FILE/],
  [['bundle', '--out', 'x', '--all', '--for', 'Phone'], /one of --for/],
  [['unbundle'], /Say FILE after/],
  [['export', '--format', 'geojson', '--out', 'x'], /--recipient WHO, --purpose TEXT, --precision/],
  [['export', '--format', 'geojson', '--out', 'x', '--recipient', 'a', '--purpose', 'b'], /--precision/],
  [['export', '--format', 'geojson', '--out', 'x', '--recipient', 'a', '--precision', 'exact'], /--purpose/],
  [['export', '--format', 'geojson', '--out', 'x', '--purpose', 'b', '--precision', '9'], /--recipient/],
  [
    ['export', '--recipient', 'a', '--purpose', 'b', '--precision', 'exact'],
    /--format FORMAT and --out FILE/
  ],
  [
    ['export', '--format', 'f', '--out', 'x', '--recipient', 'a', '--purpose', 'b', '--precision', 'rough'],
    /neither "exact" nor/
  ]
]
for (const [args, sentence] of misuses) {
  test(`cairn ${args.join(' ')}: one line, exit status 2`, async () => {
    const { code, stdout, stderr } = await run(...args)
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /^cairn: [^\n]+\n$/)
    assert.match(stderr, sentence)
  })
}

test('without a command the overview goes to standard error, exit status 2', async () => {
  const { code, stdout, stderr } = await run()
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /Usage: cairn COMMAND/)
})

test('a failure is one line, or one JSON object for programs', async () => {
  const failed = await run('status')
  assert.equal(failed.code, 1)
  assert.match(failed.stderr, /^cairn: There is no folder \/nowhere\/at\/all\.[^\n]+\n$/)
  const { stderr } = await run('status', '--json')
  const { error, message } = JSON.parse(stderr) as { readonly error: string; readonly message: string }
  assert.equal(error, 'not-found')
  assert.match(message, /\/nowhere\/at\/all/)
})

test('the folder is --dir, else CAIRN_DIR, else the data folder of the system', () => {
  assert.equal(folderOf('/x', { CAIRN_DIR: '/y' }), '/x')
  assert.equal(folderOf(undefined, { CAIRN_DIR: '/y' }), '/y')
  assert.equal(folderOf(undefined, { XDG_DATA_HOME: '/data' }, 'linux'), '/data/cairnkit')
  assert.match(folderOf(undefined, { CAIRN_DIR: '' }, 'linux'), /\.local\/share\/cairnkit$/)
  assert.match(folderOf(undefined, {}, 'darwin'), /Library\/Application Support\/cairnkit$/)
  assert.match(folderOf(undefined, { APPDATA: '/roaming' }, 'win32'), /roaming.cairnkit$/)
})

test('a code is read as people write it, and a link brings its hub', () => {
  const code = 'ABCD2345'
  for (const text of [code, 'abcd2345', 'abcd-2345', ' ABCD 2345 \n', 'ABCD–2345']) {
    assert.deepEqual(readInvitation(text), { code, via: [] })
  }
  assert.deepEqual(readInvitation('http://192.168.1.5:7946/#join=abcd2345'), {
    code,
    via: ['ws://192.168.1.5:7946']
  })
  assert.deepEqual(readInvitation('https://hub.example/app/?x#join=ABCD2345').via, ['wss://hub.example'])
  for (const wrong of ['', 'ABCD0189', 'http://x/#join=', 'http://x/#join=%zz', 'http://x/']) {
    assert.throws(
      () => readInvitation(wrong),
      error => CairnError.is(error, 'invite-invalid')
    )
  }
})

test('an address of a hub may be written with http, and must be one', () => {
  assert.equal(hubAddress('http://h:1/'), 'ws://h:1')
  assert.equal(hubAddress('https://h'), 'wss://h')
  assert.equal(hubAddress('ws://h:1'), 'ws://h:1')
  for (const wrong of ['h:1', 'localhost', 'file:///x', '']) {
    assert.throws(
      () => hubAddress(wrong),
      error => CairnError.is(error, 'bad-input')
    )
  }
})

test('lengths of time and numbers are bounded', () => {
  assert.equal(durationOf('--expires', '30m'), 1_800_000)
  assert.equal(durationOf('--expires', '7d'), 604_800_000)
  assert.equal(secondsOf('--timeout', '0.5'), 500)
  assert.equal(wholeNumberOf('--port', '0', 0, 65_535), 0)
  for (const wrong of ['7', 'd', '-1d', '0s', '7 days', '1e3d', '99999999w']) {
    assert.throws(() => durationOf('--expires', wrong), UsageError)
  }
  for (const wrong of ['NaN', '', 'Infinity', '0']) {
    assert.throws(() => secondsOf('--timeout', wrong), UsageError)
  }
  for (const wrong of ['1.5', '0x10', '-1', '']) {
    assert.throws(() => wholeNumberOf('--port', wrong, 0, 9), UsageError)
  }
})

test('text from others cannot steer the terminal', () => {
  assert.equal(plain('a\x1b[31mb\r\nc\u202ed\u2028e'), 'a [31mb c d e')
  assert.equal(plain('Ñandú 村 ✓'), 'Ñandú 村 ✓')
})
