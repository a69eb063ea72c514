/** What was before and what was taken back. Steps of one kind in a row, as typing makes them, are one step. */
export interface EditHistory<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
  /** The kind of the last step; null when the next one begins anew whatever it is. */
  readonly kind: string | null
}

const MOST = 200

export function beginHistory<State>(present: State): EditHistory<State> {
  return { past: [], present, future: [], kind: null }
}

/** @param kind steps with the same kind in a row are undone together; null never is */
export function step<State>(
  history: EditHistory<State>,
  present: State,
  kind: string | null
): EditHistory<State> {
  if (present === history.present) return history
  const isSame = kind !== null && kind === history.kind
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST)
  return { past, present, future: [], kind }
}

export function undo<State>({ past, present, future }: EditHistory<State>): EditHistory<State> {
  const before = past.at(-1)
  if (before === undefined) return { past, present, future, kind: null }
  return { past: past.slice(0, -1), present: before, future: [present, ...future], kind: null }
}

export function redo<State>({ past, present, future }: EditHistory<State>): EditHistory<State> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future, kind: null }
  return { past: [...past, present], present: next, future: rest, kind: null }
}
