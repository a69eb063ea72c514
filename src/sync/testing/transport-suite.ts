import { carriedCases, type CarriedLab } from './carried-cases.js'
import { liveCases, runLive, type TransportLab } from './live-cases.js'

export type { CarriedLab } from './carried-cases.js'
export type { TransportLab } from './live-cases.js'

export interface TransportSuiteOptions {
  /** `test` of node:test, or `it` of any runner. */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  /** Begins the name of every test. */
  readonly name: string
  /** For each test anew. */
  readonly open: () => Promise<TransportLab>
}

export interface CarriedSuiteOptions extends Omit<TransportSuiteOptions, 'open'> {
  readonly open: () => Promise<CarriedLab>
}

/** The acceptance suite that every transport passes: lan, swarm, tcp, websocket, webrtc, message-port. */
export function transportSuite({ test, name, open }: TransportSuiteOptions): void {
  for (const [what, run] of Object.entries(liveCases)) {
    test(`${name}: ${what}`, () => inLab(open, lab => runLive(run, lab)))
  }
}

/**
 * The same suite for a way without a connection: each case as a file has it, but for those about what is open
 * between two devices.
 */
export function carriedSuite({ test, name, open }: CarriedSuiteOptions): void {
  for (const carried of Object.values(carriedCases)) {
    if (carried) test(`${name}: ${carried.name}`, () => inLab(open, carried.run))
  }
}

async function inLab<Lab extends { close(): Promise<void> }>(
  open: () => Promise<Lab>,
  run: (lab: Lab) => Promise<void>
): Promise<void> {
  const lab = await open()
  try {
    await run(lab)
  } finally {
    await lab.close()
  }
}
