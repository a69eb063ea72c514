import { css } from 'lit'

/** Narrower than their basis, the words of the place get a line of their own; a number in them is not broken. */
export const formStyles = css`
  :host {
    height: 100%;
  }
  .bar cairn-disc {
    margin-inline-start: 2px;
  }
  .body {
    gap: 18px;
  }
  .place {
    display: flex;
    align-items: stretch;
    width: 100%;
    min-height: 76px;
    padding-inline-end: 12px;
    flex-wrap: wrap;
  }
  .place:hover {
    border-color: var(--_line-strong);
  }
  .spot {
    width: clamp(52px, 24%, 92px);
    flex: none;
    position: relative;
    display: grid;
    place-items: center;
    background: light-dark(#f2f2ec, #171e1b);
    background-image:
      linear-gradient(light-dark(#0001, #fff1) 1px, transparent 1px),
      linear-gradient(90deg, light-dark(#0001, #fff1) 1px, transparent 1px);
    background-size: 23px 19px;
    background-position: 11px 9px;
  }
  .spot cairn-disc {
    --cairn-disc-size: 38px;
    box-shadow:
      0 0 0 2.5px var(--_mark-ring),
      0 0 0 3.75px var(--_mark-edge),
      0 3px 7px 3px #0003;
  }
  .place .grow {
    align-self: center;
    flex-basis: 7em;
    padding-block: 8px;
    padding-inline-start: 12px;
  }
  .place bdi {
    overflow-wrap: break-word;
  }
  .place .act {
    align-self: center;
    font-weight: 600;
    font-size: var(--_size-s);
    color: var(--_accent-text);
    flex: 0 1 auto;
    margin-inline-start: auto;
    padding-block: 4px;
    padding-inline-start: 12px;
    text-align: end;
  }
  .shapes {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .shapes .button {
    flex: 1 1 12em;
  }
  .place.missing {
    border: 2.5px solid var(--_danger);
  }
  .foot {
    flex-direction: column;
    align-items: stretch;
    gap: 8px;
  }
  .foot .note {
    padding: 10px 12px;
  }
  form {
    display: contents;
  }
  .ways {
    display: flex;
    gap: 12px;
  }
  .page-head {
    display: grid;
    gap: 4px;
  }
`
