/**
 * English texts of who belongs to a project and how it is set up. `{name}` is filled in as plain text; `{n}` is a number already
 * written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero, one, two, few, many, other, as
 * far as the language has them: in English `one|other`.
 */
export const people = {
  // members
  'members.title': 'Members',
  'members.inside': 'In the project',
  'members.outside': 'Not in it any more',
  'members.self': 'You are reading on {device}',
  'members.role.viewer': 'Only sees',
  'members.role.member': 'Adds',
  'members.role.coordinator': 'Coordinator',
  'members.may.viewer': 'Sees everything, adds nothing',
  'members.may.member': 'Adds, and edits what is their own',
  'members.may.coordinator': 'Coordinator: invites, edits everything, changes categories',
  'members.may.blocked': 'Blocked: nothing new from them counts',
  'members.may.left': 'Left the project',
  'members.why.no-right': 'They had no right to make them. They are kept.',
  'members.why.unreadable': 'They are damaged, or nobody here has their key. They are kept.',
  'members.change': 'What {name} may do',
  'members.block': 'Block',
  'members.letIn': 'Let in again',
  'members.ask.viewer': 'Let {name} only see?',
  'members.ask.member': 'Let {name} add, and edit their own?',
  'members.ask.coordinator': 'Make {name} a coordinator?',
  'members.ask.blocked': 'Block {name}?',
  'members.letInAsk': 'Let {name} in again?',
  'members.what.viewer':
    'What they saved stays. Nothing new from them counts. What has not reached {device} yet does not count either.',
  'members.what.member': 'From now on they can add, and edit what is their own. What they saved stays.',
  'members.what.coordinator':
    'They can invite, edit everything, change categories and let things leave the project. You can change it back.',
  'members.what.blocked':
    'What they saved stays. Nothing new from them counts, and they get nothing new. What has not reached {device} yet does not count either. Their device keeps the copies that it has.',
  'members.meanwhile': 'What they wrote meanwhile stays out.',
  'members.yes': 'Change it',
  'members.onlyCoordinators': 'Coordinators can change who may do what.',
  'members.unavailable': 'This project has no members to show here.',
  // settings of the project, and how this device keeps it
  'settings.title': 'Project',
  'settings.name': 'What is the project called?',
  'settings.purpose': 'What is it for?',
  'settings.purposeHint': 'Everybody in the project reads this.',
  'settings.copies': 'How copies go',
  'settings.byThemselves': 'By themselves, whenever devices meet',
  'settings.onRequest': 'Only when somebody asks for it',
  'settings.onRequestHint': 'Counts on each device when it opens the project next.',
  'settings.save': 'Save for everybody',
  'settings.saved': 'Saved on {device}. The others get it when you meet.',
  'settings.needName': 'Write a name.',
  'settings.onlyCoordinators': 'Coordinators can change this.',
  'settings.none': 'Nothing written yet',
  'settings.here': 'Here',
  'settings.deviceName': 'Name of this device',
  'settings.deviceCalled': 'What this device is called here',
  'settings.deviceCalledHint': 'Everybody in the project sees this name beside what you save.',
  'settings.deviceRename': 'Save the name',
  'settings.role': 'May do',
  'settings.keeps': 'Where it is kept',
  'settings.kind.folder': 'In a folder of this computer',
  'settings.kind.private-files': 'In the private files of the browser',
  'settings.kind.database': 'In the database of the browser',
  'settings.kind.memory': 'In memory only: gone when this page closes',
  'settings.persisted': 'The browser has promised to keep it.',
  'settings.notPersisted': 'The browser may remove it when room is short.',
  'settings.persist': 'Ask the browser to keep it',
  'settings.refused':
    'The browser did not promise it. Add this page to the home screen, or use it more often, then ask again.',
  'settings.room': '{used} in use, room for {quota}',
  'settings.members': 'Members',
  'settings.leave': 'Leave the project',
  'settings.leaveAsk': 'Leave {name}?',
  'settings.leaveWhat':
    'What you saved stays with the others. Nothing new from {device} counts. What is here can still be read. A coordinator can let you in again.',
  'settings.lastCoordinator':
    'No other coordinator is in the project: nobody could invite or change anything any more. Make somebody a coordinator first.',
  'settings.leaveOnly':
    '{n} observation is only on {device}. If you leave now, nobody else gets it.|{n} observations are only on {device}. If you leave now, nobody else gets them.',
  'settings.leaveAnyway': 'Leave all the same',
  'settings.left': 'You have left this project.',
  'settings.remove': 'Remove from {device}',
  'settings.removeAsk': 'Remove {name} from {device}?',
  'settings.removeWhat':
    'Its observations, photos, drafts and the maps that were added go from {device}. Other devices keep what they have.',
  'settings.removeHeld': '{n} other device holds all of it.|{n} other devices hold all of it.',
  'settings.removeFiles':
    '{n} photo or recording is only on {device}.|{n} photos and recordings are only on {device}.',
  'settings.removeLost': 'When you remove the project they are lost.',
  'settings.removeAnyway': 'Remove and lose them',
  'settings.unavailable': 'This project has no settings to show.'
} as const
