import { carryAudience } from '#kernel/entity'
import { defineModule } from '#kernel/module'
import { attach, removeFile, restoreFile, upload } from './commands.ts'
import {
  FileAdded,
  FileInfected,
  FileRefused,
  FileRemoved,
  FileRestored,
  files as contract,
} from './contract.ts'
import { sweep } from './jobs.ts'
import { fileLines } from './lines.ts'
import { filesPast } from './past.ts'
import { fileContent, listFiles, showFile } from './queries.ts'
import { scanning, scanTask } from './scan.ts'
import { givesUnseen, largestFile, room } from './settings.ts'
import { fileData } from './personal-data.ts'

carryAudience('file')

export const files = defineModule({
  name: 'files',
  contract,
  handlers: {
    upload,
    show: showFile,
    content: fileContent,
    list: listFiles,
    attach,
    remove: removeFile,
    restore: restoreFile,
  },
  events: [FileAdded, FileRemoved, FileRestored, FileRefused, FileInfected],
  eventLines: fileLines,
  settings: [largestFile, room, givesUnseen],
  schedules: [sweep, scanning],
  tasks: [scanTask],
  pasts: [filesPast],
  personalData: [fileData],
})
