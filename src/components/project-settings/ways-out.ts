import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Member, Project, SyncState } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { leaveDialog } from './leave-dialog.js'
import type { LeaveStep } from './leave-dialog.js'
import { readRemoval, removeDialog } from './remove-dialog.js'
import type { Removal } from './remove-dialog.js'

/** What is known when somebody wants to go. */
export interface WayOutFacts {
  readonly project: string
  readonly members: readonly Member[]
  readonly sync: SyncState | null
}

export interface WayOutParts {
  /** Draws anew; resolves when that is done. */
  readonly draw: () => Promise<unknown>
  readonly dialog: () => HTMLDialogElement | null
  readonly facts: () => WayOutFacts
  /** Runs work on the project and shows what went wrong. */
  readonly work: (work: (project: Project) => Promise<void>) => Promise<void>
  readonly leave: () => void
  readonly remove: () => void
}

/** The dialogs before this device leaves a project, and before the project goes from this device. */
export class WaysOut {
  readonly #parts: WayOutParts
  #leaving: LeaveStep | null = null
  #removal: Removal | null = null

  constructor(parts: WayOutParts) {
    this.#parts = parts
  }

  forget(): void {
    this.#leaving = null
    this.#removal = null
  }

  async askToLeave(step: LeaveStep = 'ask'): Promise<void> {
    this.#leaving = step
    await this.#open()
  }

  /** What would be lost is read anew: others may have taken it meanwhile. */
  async askToRemove(): Promise<void> {
    await this.#parts.work(async project => {
      this.#removal = await readRemoval(project)
    })
    if (this.#removal !== null) await this.#open()
  }

  async #open(): Promise<void> {
    await this.#parts.draw()
    const dialog = this.#parts.dialog()
    if (dialog?.open === false) dialog.showModal()
  }

  #close(): void {
    this.#parts.dialog()?.close()
    this.forget()
    void this.#parts.draw()
  }

  readonly #answerLeaving = (yes: boolean): void => {
    const onlyHere = this.#parts.facts().sync?.onlyHere ?? 0
    if (yes && this.#leaving === 'ask' && onlyHere > 0) return void this.askToLeave('only-here')
    this.#close()
    if (yes) this.#parts.leave()
  }

  readonly #answerRemoval = (yes: boolean): void => {
    const removal = this.#removal
    if (removal === null) return
    const isOnlyHere = removal.observations + removal.files > 0
    if (yes && removal.step === 'ask' && isOnlyHere) {
      this.#removal = { ...removal, step: 'only-here' }
      return void this.#parts.draw()
    }
    this.#close()
    if (yes) this.#parts.remove()
  }

  render(localize: LocalizeController): TemplateResult | typeof nothing {
    const { project, members, sync } = this.#parts.facts()
    if (this.#removal !== null) return removeDialog(this.#removal, project, localize, this.#answerRemoval)
    if (this.#leaving === null) return nothing
    const leads = members.filter(({ role }) => role === 'coordinator')
    return leaveDialog(
      {
        step: this.#leaving,
        project,
        onlyHere: sync?.onlyHere ?? 0,
        isLastCoordinator: leads.length === 1 && leads[0]?.self === true
      },
      localize,
      this.#answerLeaving
    )
  }
}
