import { z } from 'zod'
import { task } from '#kernel/jobs'
import { w } from '../words.ts'
import { readFile } from './read.ts'
import { rehearseRows } from './rehearse.ts'
import { runRows } from './run.ts'
import { undoDeeds } from './undo.ts'

const input = z.object({ id: z.uuid() })

export const readTask = task('imports.read', { title: w.later('task-read'), input, run: readFile })
export const rehearseTask = task('imports.rehearse', {
  title: w.later('task-rehearse'),
  input,
  run: rehearseRows,
})
export const runTask = task('imports.run', { title: w.later('task-run'), input, run: runRows })
export const undoTask = task('imports.undo', { title: w.later('task-undo'), input, run: undoDeeds })
