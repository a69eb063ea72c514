import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { FieldState, ValueId } from '../../../model/index.js'
import type { Project, StoredDocument } from '../../../project/types.js'
import { deviceKind } from '../../controllers/device-kind.js'
import { errorText } from '../../controllers/error-text.js'
import { LocalizeController } from '../../controllers/localize.js'
import { MemberNames } from '../../controllers/members.js'
import { ProjectController } from '../../controllers/project.js'
import { otherAnswers } from '../../observation-view/other-answers.js'
import { viewStyles } from '../../observation-view/observation-view.styles.js'
import { controls, fieldStyles, tokens } from '../../styles/index.js'

/**
 * @summary What others answered, inside the form in which an observation is edited. Settling is written at once, as in
 *   the view: the form then has the settled answer.
 */
export class CairnFormOthers extends LitElement {
  static override styles = [tokens, controls, fieldStyles, viewStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** What is edited. */
  @property({ attribute: false }) document: StoredDocument | null = null
  /** Takes a field as it is after it was settled. */
  @property({ attribute: false }) settled: (name: string, field: FieldState) => void = () => undefined

  @state() private picked: ReadonlyMap<string, ValueId> = new Map()
  @state() private kept: ReadonlySet<string> = new Set()
  @state() private busy: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)
  readonly #names = new MemberNames(this)

  constructor() {
    super()
    new ProjectController(this, {
      changed: project => this.#readNames(project),
      event: event => {
        if (event.type === 'members') this.#readNames(this.project)
      }
    })
  }

  #readNames(project: Project | null | undefined): void {
    this.#names.load(project).catch((error: unknown) => (this.failure = error))
  }

  #nameOf(device: string): string {
    if (this.#names.isSelf(device)) return this.#localize.t(`device.${deviceKind()}`)
    return this.#names.of(device) ?? this.#localize.t('unknownDevice')
  }

  async #settle(name: string, id: ValueId): Promise<void> {
    const { project, document } = this
    const field = document?.fields.get(name)
    const chosen = field && [field, ...field.others].find(value => value.id === id)
    if (!project || !document || !chosen || this.busy) return
    this.busy = true
    this.failure = null
    try {
      await project.edit(document.id, new Map([[name, chosen.value]]), new Map([[name, field.saw]]))
      const after = (await project.store.documents.get(document.id))?.fields.get(name)
      if (after !== undefined) this.settled(name, after)
    } catch (error) {
      this.failure = error
    } finally {
      this.busy = false
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { project, document } = this
    if (!project || !document) return nothing
    const fields = [...document.fields]
      .filter(([name, field]) => field.others.length > 0 && name !== 'mayLeave' && !this.kept.has(name))
      .map(([name]) => name)
    return html`${otherAnswers(
        {
          document,
          project,
          localize: this.#localize,
          picked: this.picked,
          busy: this.busy,
          nameOf: device => this.#nameOf(device),
          pick: (name, id) => (this.picked = new Map(this.picked).set(name, id)),
          show: (name, id) => void this.#settle(name, id),
          keepBoth: name => (this.kept = new Set(this.kept).add(name))
        },
        fields
      )}
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-form-others': CairnFormOthers
  }
}
