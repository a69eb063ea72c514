import { readFile } from 'node:fs/promises'
import { UsageError } from './command.js'
import type { Command } from './command.js'
import { COMMANDS } from './commands/index.js'
import { EXIT, explain } from './explain.js'
import { folderOf } from './folder.js'
import { helpOf, overview } from './help.js'
import { parse } from './parse.js'
import { openScreen } from './screen.js'
import type { Output, Screen } from './screen.js'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: NodeJS.ReadableStream
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Runs a command line (without the program's name). Resolves with the exit status; never throws. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { env, signal } = surroundings
  const screen = openScreen({ ...surroundings, json: args.includes('--json') })
  try {
    return await dispatch(args, surroundings, screen)
  } catch (error) {
    const { status, sentence, code } = explain(error, signal.aborted)
    if (sentence !== undefined) {
      screen.complain(screen.json ? JSON.stringify({ error: code, message: sentence }) : `cairn: ${sentence}`)
    }
    if (env['CAIRN_DEBUG'] && error instanceof Error) screen.complain(traceOf(error))
    return status
  }
}

async function dispatch(
  args: readonly string[],
  surroundings: Surroundings,
  screen: Screen
): Promise<number> {
  const [word, ...rest] = args
  switch (word) {
    case '--version':
      await screen.line(await versionOf())
      return EXIT.done
    case '--help':
    case '-h':
    case 'help': {
      const [about] = rest
      await screen.line(
        about === undefined || word !== 'help' ? overview(COMMANDS) : helpOf(commandCalled(about))
      )
      return EXIT.done
    }
    case undefined:
      screen.complain(overview(COMMANDS))
      return EXIT.misused
    default:
      await run(commandCalled(word), rest, surroundings, screen)
      return EXIT.done
  }
}

async function run(
  command: Command,
  args: readonly string[],
  { env, signal }: Surroundings,
  screen: Screen
): Promise<void> {
  const { values, positionals } = parse(command, args)
  if (values['help'] === true) return screen.line(helpOf(command))
  const given = values['dir']
  const dir = folderOf(typeof given === 'string' ? given : undefined, env)
  await command.run({ values, positionals, dir, env, screen, signal })
}

function commandCalled(word: string): Command {
  const found = COMMANDS.find(({ name }) => name === word)
  if (found) return found
  const what = word.startsWith('-') ? 'option' : 'command'
  throw new UsageError(`There is no ${what} ${word}. "cairn --help" lists what there is.`)
}

async function versionOf(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** An error's stack and those of its causes. */
function traceOf(error: Error): string {
  const { cause, stack = error.message } = error
  return cause instanceof Error ? `${stack}\ncaused by ${traceOf(cause)}` : stack
}
