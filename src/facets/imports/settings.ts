import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const keepDays = setting(
  'imports.keep-days',
  whole(1, 3650).meta({ title: w('keep-days'), description: w('keep-days.text') }),
  60,
)
