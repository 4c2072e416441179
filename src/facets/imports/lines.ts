import { eventLine } from '#kernel/event-lines'
import {
  ImportBrought,
  ImportDiscarded,
  ImportMoved,
  ImportRan,
  ImportUndone,
  RecordBrought,
  RecordTakenBack,
} from './contract.ts'
import { w } from './words.ts'

export const importLines = [
  eventLine(ImportBrought, { say: ({ file }, { actor }) => w.later('line-brought', { actor, file }) }),
  // Steps on the way are seen on its page; its timeline tells what came of them.
  eventLine(ImportMoved, {
    say: ({ state, stopping }, { each }) =>
      each ? w.later(`line-moved.${stopping ? 'stopping' : state}`) : [],
  }),
  eventLine(ImportRan, {
    say: ({ file, created, updated }, { actor }) => w.later('line-ran', { actor, file, created, updated }),
  }),
  eventLine(ImportUndone, {
    say: ({ file, undone, kept }, { actor }) => w.later('line-undone', { actor, file, undone, kept }),
  }),
  eventLine(ImportDiscarded, { say: ({ file }, { actor }) => w.later('line-discarded', { actor, file }) }),
  eventLine(RecordBrought, {
    say: ({ file, did }, { actor }) => w.later(`line-record.${did}`, { actor, file }),
    insideOnly: true,
  }),
  eventLine(RecordTakenBack, { say: ({ key }, { actor }) => w.later('line-removed', { actor, key }) }),
]
