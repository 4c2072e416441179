import { addPeaks, removePeaks } from './commands.ts'
import { listPeaks, showAtOnce } from './queries.ts'

export const peakHandlers = { peaks: listPeaks, atOnce: showAtOnce, addPeaks, removePeaks }
