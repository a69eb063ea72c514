import { weighJson } from '../model/canonical.js'
import { changeFault } from '../model/change-limits.js'
import { CairnError, FIELD, LIMITS, canonicalJson, createChange } from '../model/index.js'
import type { FieldPatch } from '../model/index.js'
import type { Draft } from '../plugins/plugin.js'
import type { ProjectDefaults } from './types.js'

/** Room in an entry for its own frame: membership heads, the time and the brackets. */
const FRAME_BYTES = 5_000
const utf8 = new TextEncoder()

/**
 * What an importer's draft becomes when it is written: what the project says of new ones, the preset that its tags
 * fit, its own fields, where it is from.
 */
export function importedFields(
  { set, place }: Draft,
  hash: string,
  { mayLeave }: Pick<ProjectDefaults, 'mayLeave'>,
  preset: string | null
): FieldPatch {
  const stays: FieldPatch = new Map(mayLeave ? [] : [[FIELD.mayLeave, false]])
  const fits: FieldPatch = new Map(preset === null ? [] : [[FIELD.presetRef, preset]])
  return new Map([...stays, ...fits, ...set, [FIELD.source, { hash, place }]])
}

/** The room that a fitting preset takes is counted as that of a name of this length. */
const SOME_PRESET = 'x'.repeat(100)

/** @throws CairnError 'bad-input' with detail `{file, place}` when a draft does not fit into the format */
export function checkDraft(draft: Draft, file: string): void {
  const fits = draft.kind === 'observation' ? SOME_PRESET : null
  const change = createChange(draft.kind, importedFields(draft, '0'.repeat(64), { mayLeave: false }, fits))
  const fault = changeFault(change)
  if (fault !== null) throw misfit(draft, file, fault.message, fault)
  const room = LIMITS.entryBytes - FRAME_BYTES
  if (weighJson(change, Infinity) > room && utf8.encode(canonicalJson({ ...change })).length > room) {
    throw misfit(draft, file, 'All its answers together are too large: one document holds 60 KB. Shorten it.')
  }
}

function misfit(draft: Draft, file: string, why: string, cause?: unknown): CairnError {
  return new CairnError('bad-input', `${file}, ${draft.where ?? draft.place}: ${why}`, {
    cause,
    detail: { file, place: draft.place }
  })
}
