import type { Screen } from './screen.js'

/** One `--option` of a command, and what `--help` says of it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  /** May be given several times. */
  readonly multiple?: true
  /** What stands for the value in the help, e.g. `N`. */
  readonly value?: string
  readonly help: string
}
export type Options = Readonly<Record<string, OptionSpec>>

type OptionValue<Spec extends OptionSpec> = Spec extends { readonly type: 'boolean' }
  ? boolean
  : Spec extends { readonly multiple: true }
    ? readonly string[]
    : string | undefined
type Values<O extends Options> = { readonly [Name in keyof O]: OptionValue<O[Name]> }

/** Option values before their types are known. */
export type AnyValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What a command is run with. */
export interface Call<V = AnyValues> {
  readonly values: V
  readonly positionals: readonly string[]
  /** The device's folder. */
  readonly dir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly screen: Screen
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Command<O extends Options = Options, V = AnyValues> {
  readonly name: string
  /** One line for the overview. */
  readonly summary: string
  /** Names of what follows the command, e.g. `FILE…`; `…` allows several, brackets none. */
  readonly operands?: string
  /** More that one has to know, in full sentences. */
  readonly about?: readonly string[]
  readonly options: O
  readonly example: string
  run(call: Call<V>): Promise<void>
}

/** Options that every command has. */
export const COMMON = {
  dir: {
    type: 'string',
    value: 'DIR',
    help: "this device's folder (else CAIRN_DIR, else the data folder of your system)"
  },
  json: { type: 'boolean', help: 'answer as JSON, for programs' },
  help: { type: 'boolean', help: 'show this help' }
} as const satisfies Options

export const PROJECT = {
  project: {
    type: 'string',
    value: 'ID',
    help: 'which project, when the folder holds several (the first characters of its id are enough)'
  }
} as const satisfies Options

/** Gives a command's own options their types; the common ones are added. */
export function command<const O extends Options>(spec: Command<O, Values<O>>): Command {
  // The parser fills `values` from the same specs that the types come from.
  return spec
}

/** A wrong use of the command line: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
