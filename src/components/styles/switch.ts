import { css } from 'lit'

/** A choice between yes and no that counts at once: words, and a checkbox that looks like a switch. */
export const switches = css`
  .switch {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: max(44px, var(--_tap));
    cursor: pointer;
  }
  .switch.card {
    padding: 12px 16px;
  }
  .switch input {
    appearance: none;
    width: 54px;
    height: 32px;
    margin: 0;
    flex: none;
    border-radius: 99px;
    border: 2px solid var(--_line-strong);
    background: var(--_surface);
    position: relative;
    cursor: pointer;
  }
  .switch input::before {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    width: 22px;
    border-radius: 50%;
    background: var(--_line-strong);
  }
  .switch input:checked {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .switch input:checked::before {
    inset-inline: auto 3px;
    background: var(--_on-accent);
  }
`
