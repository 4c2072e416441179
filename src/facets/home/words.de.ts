import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('home', {
  'first-steps':
    '{done, plural, =0 {Mit {n, plural, one {einem Schritt} other {# Schritten}} wird Wheelhouse das Ihre} one {# erster Schritt ist getan, {n, plural, one {einer bleibt} other {# bleiben}}} other {# erste Schritte sind getan, {n, plural, one {einer bleibt} other {# bleiben}}}}',
})
