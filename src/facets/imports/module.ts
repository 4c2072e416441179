import { defineModule } from '#kernel/module'
import { bring, bringBeside } from './commands/bring.ts'
import { mapImport } from './commands/map.ts'
import { discard, rehearse, runImport, stopImport, undoImport } from './commands/steps.ts'
import {
  ImportBrought,
  ImportDiscarded,
  ImportMoved,
  ImportRan,
  imports as contract,
  ImportUndone,
  RecordBrought,
  RecordTakenBack,
} from './contract.ts'
import { readTask, rehearseTask, runTask, undoTask } from './jobs/tasks.ts'
import { importLines } from './lines.ts'
import { importKind } from './load.ts'
import { importedData } from './personal-data.ts'
import { downloadVerdicts, listRows } from './queries-rows.ts'
import { importTemplate, listImporters, listImports, showImport } from './queries.ts'
import { keepDays } from './settings.ts'
import { oldImports, tidy } from './tidy.ts'
import { w } from './words.ts'

export const imports = defineModule({
  name: 'imports',
  contract,
  handlers: {
    list: listImports,
    importers: listImporters,
    template: importTemplate,
    bring,
    beside: bringBeside,
    show: showImport,
    map: mapImport,
    rehearse,
    rows: listRows,
    verdicts: downloadVerdicts,
    run: runImport,
    stop: stopImport,
    undo: undoImport,
    discard,
  },
  permissions: {
    'imports.run': { title: w.later('may-run'), roles: ['lead', 'manager', 'administrator'] },
    'imports.read': { title: w.later('may-read'), roles: ['lead', 'manager', 'auditor', 'administrator'] },
  },
  kinds: [
    {
      name: importKind,
      title: w.later('kind'),
      prefix: 'IMP',
      sequence: 'import_number',
      can: { read: 'imports.read', write: 'imports.run' },
      page: contract.show.path,
      family: 'import',
    },
  ],
  events: [
    ImportBrought,
    ImportMoved,
    ImportRan,
    ImportUndone,
    ImportDiscarded,
    RecordBrought,
    RecordTakenBack,
  ],
  eventLines: importLines,
  settings: [keepDays],
  personalData: [importedData],
  tasks: [readTask, rehearseTask, runTask, undoTask],
  retention: [oldImports],
  schedules: [tidy],
  refusals: { import_part_once: w.later('has-second-file') },
})
