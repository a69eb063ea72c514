import type { Computation, Condition, FieldDefault } from '../plugins/plugin.js'

/** Deeper conditions than this nobody can read. */
const DEEPEST = 6
const OPERATIONS: ReadonlySet<unknown> = new Set([
  'sum',
  'product',
  'difference',
  'quotient',
  'count',
  'concat',
  'age'
] satisfies readonly Computation['op'][])

type Loose = { readonly [key: string]: unknown }

/** Whether a value, maybe from a file or another device, is a condition of a question. */
export function isCondition(value: unknown, deepest: number = DEEPEST): value is Condition {
  if (!isObject(value) || deepest === 0) return false
  const inner = (each: unknown): boolean => isCondition(each, deepest - 1)
  if ('not' in value) return inner(value['not'])
  const list = 'all' in value ? value['all'] : value['any']
  if (list !== undefined) return Array.isArray(list) && list.every(inner)
  const { tagKey, values, above, below } = value
  const isBound = (bound: unknown): boolean => ['undefined', 'number', 'string'].includes(typeof bound)
  return (
    typeof tagKey === 'string' &&
    (values === undefined || Array.isArray(values)) &&
    isBound(above) &&
    isBound(below) &&
    [values, above, below].some(part => part !== undefined)
  )
}

export function isDefault(value: unknown): value is FieldDefault {
  if (!isObject(value)) return false
  const { from } = value
  return from === 'today' || from === 'now' || from === 'last' || (from === 'value' && 'value' in value)
}

export function isComputation(value: unknown): value is Computation {
  if (!isObject(value)) return false
  const { op, of, each, separator } = value
  const isPart = (part: unknown): boolean => typeof part === 'string' || typeof part === 'number'
  const isText = (text: unknown): boolean => text === undefined || typeof text === 'string'
  return OPERATIONS.has(op) && Array.isArray(of) && of.every(isPart) && isText(each) && isText(separator)
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
