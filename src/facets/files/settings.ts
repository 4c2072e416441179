import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const largestFile = setting('files.limit-mb', whole(1, 500).meta({ title: w('limit') }), 25, {
  open: true,
})
