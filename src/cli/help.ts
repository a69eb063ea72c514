import type { Command } from './command.js'

/** What `cairn --help` prints. */
export function overview(commands: Iterable<Command>): string {
  const rows = [...commands].map(({ name, operands, summary }) => [
    [name, operands].filter(Boolean).join(' '),
    summary
  ])
  return [
    'cairn: maps made together, offline and from device to device.',
    '',
    'Usage: cairn COMMAND [options]',
    '',
    ...columns(rows),
    '',
    'cairn COMMAND --help says more about one. cairn --version names the version.',
    'The folder of this device is --dir DIR, else CAIRN_DIR, else the data folder of your system.'
  ].join('\n')
}

/** What `cairn COMMAND --help` prints. */
export function helpOf({ name, operands, summary, about = [], options, example }: Command): string {
  const rows = Object.entries(options).map(([option, { value, help, multiple }]) => [
    [`--${option}`, value].filter(Boolean).join(' '),
    multiple ? `${help} (may be repeated)` : help
  ])
  return [
    summary,
    '',
    `Usage: ${['cairn', name, operands, '[options]'].filter(Boolean).join(' ')}`,
    ...(about.length === 0 ? [] : ['', ...about]),
    '',
    'Options:',
    ...columns(rows),
    '',
    'Example:',
    `  ${example}`
  ].join('\n')
}

function columns(rows: readonly (readonly (string | undefined)[])[]): string[] {
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`)
}
