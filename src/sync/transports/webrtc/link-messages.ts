/**
 * How the engine in its Worker has the page make connections, which only pages can. A link is one connection; the
 * engine numbers links, and the channels that it opens in each.
 */
export type LinkCall =
  /** To the hub with this code, with the first channel. */
  | { readonly ask: 'dial'; readonly link: number; readonly code: string }
  /** To a device side by side: an offer to show; an answer to an offer; the answer to what was offered. */
  | { readonly ask: 'offer'; readonly link: number }
  | { readonly ask: 'accept' | 'finish'; readonly link: number; readonly code: string }
  | { readonly ask: 'open'; readonly link: number; readonly channel: number; readonly label: string }
  | { readonly ask: 'end'; readonly link: number }

export type LinkNews =
  /** The offer or the answer. */
  | { readonly tell: 'code'; readonly link: number; readonly code: string }
  /** A channel; `channel` is null when the other end opened it. A port stands for one that could not be handed over. */
  | {
      readonly tell: 'channel'
      readonly link: number
      readonly channel: number | null
      readonly label: string
      readonly via: RTCDataChannel | MessagePort
    }
  /** There will be nothing more of this link. */
  | { readonly tell: 'ended'; readonly link: number }

/** The channel that each link between two devices has from the beginning. */
export const CONTROL_CHANNEL = 0
