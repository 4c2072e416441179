import { begin } from './language.ts'

// The language is known before the first word is said: a screen may say one while it is being loaded.
await begin()
await import('./main.tsx')
