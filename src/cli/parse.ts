import { parseArgs } from 'node:util'
import { UsageError } from './command.js'
import type { AnyValues, Command } from './command.js'

export interface Parsed {
  readonly values: AnyValues
  readonly positionals: readonly string[]
}

/**
 * Reads what follows a command's name.
 * @throws UsageError on an unknown option, a missing value, or too few or too many operands
 */
export function parse(command: Command, args: readonly string[]): Parsed {
  const parsed = parseStrictly(command, args)
  const values: Record<string, string | boolean | readonly string[] | undefined> = {}
  for (const [name, spec] of Object.entries(command.options)) {
    const none = spec.type === 'boolean' ? false : spec.multiple ? [] : undefined
    const given = parsed.values[name]
    values[name] = given === undefined ? none : (given as string | boolean | string[])
  }
  if (values.help !== true) checkOperands(command, parsed.positionals)
  return { values, positionals: parsed.positionals }
}

function parseStrictly(
  command: Command,
  args: readonly string[]
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: {
        ...Object.fromEntries(
          Object.entries(command.options).map(([name, { type, multiple }]) => [
            name,
            { type, multiple: multiple ?? false, ...(name === 'help' && { short: 'h' }) }
          ])
        )
      }
    })
  } catch (error) {
    throw new UsageError(sentenceOf(error), { cause: error })
  }
}

/** The parser's messages run over several clauses; the option's name is what helps. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as Error & { readonly code?: string }
  const option = /'(?:-\w, )?(--?[^\s'=<]+)/.exec(message)?.[1] ?? ''
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${option}.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take')
        ? `The option ${option} takes no value.`
        : `The option ${option} needs a value.`
    default:
      return (message.split('\n', 1)[0] ?? '') || 'The command line is not understood.'
  }
}

function checkOperands({ operands }: Command, positionals: readonly string[]): void {
  const optional = operands === undefined || operands.startsWith('[')
  const several = operands?.includes('…') ?? false
  const [first, second] = positionals
  if (!optional && first === undefined)
    throw new UsageError(`Say ${operands.replace('…', '')} after the command.`)
  if (operands === undefined && first !== undefined) throw new UsageError(`"${first}" is one word too many.`)
  if (!several && second !== undefined) {
    throw new UsageError(`"${second}" is one word too many. Put quotes around words that belong together.`)
  }
}
