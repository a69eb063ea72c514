import { css } from 'lit'

/** The form and the markers in the frame of a phone. */
export const previewStyles = css`
  .phone {
    width: 312px;
    max-width: 100%;
    height: 560px;
    margin-inline: auto;
    flex: none;
    border: 8px solid #111a16;
    border-radius: 34px;
    overflow: hidden;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    color: var(--_text);
    --cairn-tap: 44px;
    --cairn-font-scale: 0.85;
  }
  .phone[data-theme='dark'] {
    color-scheme: dark;
    --cairn-color-scheme: dark;
  }
  .phone[data-theme='light'] {
    color-scheme: light;
    --cairn-color-scheme: light;
  }
  .ground {
    height: 120px;
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-evenly;
    background: light-dark(#f2f2ec, #171e1b);
    background-image: linear-gradient(
      115deg,
      transparent 42%,
      light-dark(#a4cddd, #0f3b4d) 42% 58%,
      transparent 58%
    );
  }
  .mark cairn-disc {
    --cairn-disc-size: 38px;
    box-shadow:
      0 0 0 2.5px var(--_mark-ring),
      0 0 0 3.75px var(--_mark-edge);
  }
  .mark.selected cairn-disc {
    --cairn-disc-size: 56px;
    box-shadow:
      0 0 0 4px var(--_mark-ring),
      0 0 0 7px var(--_mark-edge);
  }
  .mark.small cairn-disc {
    --cairn-disc-size: 23px;
  }
  .phone-bar {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-block-end: 1px solid var(--_line);
  }
  .phone-body {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 12px;
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .phone-foot {
    padding: 10px 12px;
    border-block-start: 1px solid var(--_line);
  }
  .look p {
    text-align: center;
  }
`
