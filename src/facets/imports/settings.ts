import { z } from 'zod'
import { setting } from '#kernel/settings'
import { w } from './words.ts'

export const keepDays = setting(
  'imports.keep-days',
  z
    .int()
    .min(1)
    .max(3650)
    .meta({ title: w('keep-days'), description: w('keep-days.text') }),
  60,
)
