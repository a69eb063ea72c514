import type { Command } from '../command.js'
import { create } from './create.js'
import { exportCommand } from './export.js'
import { importCommand } from './import.js'
import { invite } from './invite.js'
import { join } from './join.js'
import { list } from './list.js'
import { serve } from './serve.js'
import { status } from './status.js'
import { sync } from './sync.js'

export const COMMANDS: readonly Command[] = [
  create,
  serve,
  invite,
  join,
  sync,
  importCommand,
  exportCommand,
  list,
  status
]
