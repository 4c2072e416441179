import { z } from 'zod'
import { task } from '#kernel/jobs'
import { w } from '../words.ts'
import { readFile } from './read.ts'
import { rehearseRows } from './rehearse.ts'
import { runRows } from './run.ts'
import { undoDeeds } from './undo.ts'

const input = z.object({ id: z.uuid() })

export const readTask = task('imports.read', { title: w('task-read'), input, run: readFile })
export const rehearseTask = task('imports.rehearse', { title: w('task-rehearse'), input, run: rehearseRows })
export const runTask = task('imports.run', { title: w('task-run'), input, run: runRows })
export const undoTask = task('imports.undo', { title: w('task-undo'), input, run: undoDeeds })
