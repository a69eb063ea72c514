import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { errorText, sentenceText } from '../controllers/error-text.js'
import type { Localizer } from '../controllers/localizer.js'
import type { FormKey } from '../strings/en/form.js'
import type { FormSource } from './form-source.js'

/** The title bar: the way out, what it is, and whether the draft is kept. */
export function formBar(
  { preset, categories }: FormSource,
  localize: Localizer,
  kept: boolean,
  close: () => void
): TemplateResult {
  return html`<header class="bar" part="bar">
    <button class="icon-button" type="button" aria-label=${localize.t('form.close')} @click=${close}>
      <cairn-icon name="close"></cairn-icon>
    </button>
    ${
      preset === null || categories === null
        ? nothing
        : html`<cairn-disc
            size="s"
            .icon=${categories.iconUrl(preset.icon)}
            .paint=${categories.paint(preset.color)}
          ></cairn-disc>`
    }
    <h1 dir="auto">${preset?.name ?? localize.t('noCategory')}</h1>
    <span role="status"
      >${
        kept
          ? html`<span class="tag"
              ><cairn-icon name="check"></cairn-icon>${localize.t('form.draftKept')}</span
            >`
          : nothing
      }</span
    >
  </header>`
}

/** Which page of the form this is, in words. */
export function pageHead(title: string, at: number, n: number, localize: Localizer): TemplateResult {
  return html`<div class="page-head" role="status">
    <p class="sub">${localize.t('form.step', { at, n })}</p>
    <h2 dir="auto">${title}</h2>
  </div>`
}

/** Whether this observation may ever leave the project. */
export function leaveSwitch(
  kindStays: boolean,
  mayLeave: boolean,
  disabled: boolean,
  localize: Localizer,
  changed: (mayLeave: boolean) => void
): TemplateResult {
  if (kindStays) {
    return html`<p class="note"><cairn-icon name="lock"></cairn-icon>${localize.t('form.kindStays')}</p>`
  }
  return html`<label class="switch leave">
    <span class="grow"
      ><span class="strong">${localize.t('form.mayLeave')}</span
      ><span class="sub" id="leave-hint">${localize.t('form.mayLeaveHint')}</span></span
    >
    <input
      type="checkbox"
      aria-describedby="leave-hint"
      .checked=${mayLeave}
      ?disabled=${disabled}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}
    />
  </label>`
}

export interface FormFoot {
  readonly localize: Localizer
  readonly failure: unknown
  readonly readOnly: string | undefined
  readonly problems: number
  /** Answers that are not saved, since nobody asks for them any more. */
  readonly leftOut: number
  readonly label: FormKey
  readonly canSave: boolean
  /** Of a form in pages: the ways to the others. */
  readonly back: (() => void) | null
  readonly next: (() => void) | null
  readonly withoutSave: boolean
}

/** What went wrong, and Save. */
export function formFoot(foot: FormFoot): TemplateResult {
  const { localize, readOnly, back, next } = foot
  return html`<footer class="foot" part="foot">
    <div class="live" role="alert">
      ${
        foot.failure === null
          ? nothing
          : html`<p class="note danger">
              <cairn-icon name="warn"></cairn-icon>${errorText(foot.failure, localize)}
            </p>`
      }
      ${
        readOnly === undefined
          ? nothing
          : html`<p class="note warn">
              <cairn-icon name="lock"></cairn-icon>${sentenceText(readOnly, localize)}
            </p>`
      }
      ${
        foot.problems === 0
          ? nothing
          : html`<p class="visually-hidden">${localize.t('form.problems', { n: foot.problems })}</p>`
      }
    </div>
    ${foot.leftOut === 0 ? nothing : html`<p class="sub">${localize.t('form.leftOut', { n: foot.leftOut })}</p>`}
    <div class="ways">
      ${
        back === null
          ? nothing
          : html`<button class="button" type="button" part="back" @click=${back}>
              ${localize.t('back')}
            </button>`
      }
      ${
        next === null
          ? saveButton(foot)
          : html`<button class="button primary grow" part="primary" type="button" @click=${next}>
              ${localize.t('form.next')}
            </button>`
      }
    </div>
  </footer>`
}

function saveButton({ localize, label, canSave, withoutSave }: FormFoot): TemplateResult | typeof nothing {
  if (withoutSave) return nothing
  return html`<button class="button primary wide" part="primary" type="submit" ?disabled=${!canSave}>
    <cairn-icon name="check"></cairn-icon><span aria-live="polite">${localize.t(label)}</span>
  </button>`
}

/** As large as the place will be, so that nothing moves when it comes; and the way to try again when it did not. */
export function placeToCome(failed: boolean, localize: Localizer, again: () => void): TemplateResult {
  return failed
    ? html`<button class="button wide" type="button" @click=${again}>${localize.t('tryAgain')}</button>`
    : html`<div class="card place" aria-busy="true"></div>`
}
