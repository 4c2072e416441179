import { translation } from './words.ts'

/** The German words of a vocabulary. Terms and style: docs/languages.md. */
export const german = translation('de')
