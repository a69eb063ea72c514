import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import { clock } from '../controllers/durations.js'
import { lengthOf } from './recording.js'
import type { Recording } from './recording.js'
import type { TrackRecorder } from './recorder.js'
import { SILENT } from './standing.js'
import type { Standing } from './standing.js'

/** A recording in a few words: it never says that it records while nothing comes to record. */
export function standingWords(standing: Standing, localize: LocalizeController): string {
  return standing.type === 'away'
    ? localize.t('track.away', { time: localize.day(standing.since) })
    : localize.t(`track.${standing.type}`)
}

/** What a recording has come to, how good the position is, and what of it is safe. */
export function recordingView(
  recorder: TrackRecorder,
  recording: Recording,
  localize: LocalizeController
): TemplateResult {
  const t = localize.t.bind(localize)
  const isRunning = recorder.state === 'recording'
  const number = (label: string, value: string): TemplateResult =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  const standing = recorder.standing!
  return html`<p class="state ${standing.type === 'recording' ? '' : 'still'}">
      <i></i>${standingWords(standing, localize)}
    </p>
    ${
      recorder.interruptedAt === null
        ? nothing
        : html`<p class="note">
            <cairn-icon name="clock"></cairn-icon
            ><span>${t('track.interrupted', { time: localize.time(recorder.interruptedAt) })}</span>
          </p>`
    }
    <dl class="numbers">
      ${number(t('track.length'), localize.distance(lengthOf(recording)))}
      ${number(t('track.time'), clock(recording.ran, localize))}
      ${number(t('track.points'), localize.number(recording.points))}
    </dl>
    ${isRunning ? positionLine(recorder, recording.points > 0, localize) : nothing}
    <p class="note saved">
      <cairn-icon name=${recorder.savedAt === null ? 'clock' : 'check'}></cairn-icon>
      <span
        >${
          recorder.savedAt === null
            ? t(recording.points === 0 ? 'track.nothingYet' : 'track.notYet')
            : t('track.savedUpTo', { time: localize.day(recorder.savedAt) })
        }</span
      >
    </p>`
}

function positionLine(
  { reception }: TrackRecorder,
  hasPoints: boolean,
  localize: LocalizeController
): TemplateResult {
  const t = localize.t.bind(localize)
  if (reception.type === 'denied' || reception.type === 'unavailable') {
    return html`<p class="note danger">
      <cairn-icon name="warn"></cairn-icon><span>${t(`track.${reception.type}`)}</span>
    </p>`
  }
  if (!('accuracy' in reception))
    return html`<p class="note warn">
      <cairn-icon name="locate"></cairn-icon>${t(hasPoints ? 'track.looking' : 'track.lookingFirst')}
    </p>`
  if (Date.now() - reception.at > SILENT) {
    return html`<p class="note warn">
      <cairn-icon name="warn"></cairn-icon>${t('track.silent', { time: localize.day(reception.at) })}
    </p>`
  }
  const distance = localize.distance(Math.max(1, Math.round(reception.accuracy)))
  const isGood = reception.type === 'good'
  return html`<p class="note ${isGood ? '' : 'warn'}">
    <cairn-icon name="locate"></cairn-icon>${t(isGood ? 'track.good' : 'track.vague', { distance })}
  </p>`
}
