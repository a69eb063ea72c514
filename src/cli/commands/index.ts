import type { Command } from '../command.js'
import { bundle } from './bundle.js'
import { create } from './create.js'
import { exportCommand } from './export.js'
import { importCommand } from './import.js'
import { invite } from './invite.js'
import { join } from './join.js'
import { list } from './list.js'
import { serve } from './serve.js'
import { status } from './status.js'
import { sync } from './sync.js'
import { unbundle } from './unbundle.js'

export const COMMANDS: readonly Command[] = [
  create,
  serve,
  invite,
  join,
  sync,
  bundle,
  unbundle,
  importCommand,
  exportCommand,
  list,
  status
]
