import { languageFor, languagesKnown, speak } from '#lib/words'

const place = 'wheelhouse.language'

/** Closed storage remembers nothing. */
const remembered = () => {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/** Words other than English are loaded only for those who read them. */
const load: Readonly<Record<string, () => Promise<unknown>>> = {
  de: async () => import('#apps/languages/de'),
}

/** Speaks the language of whoever read here last, else the browser's; English where its words do not arrive. */
export async function begin() {
  const language = languageFor([remembered() ?? '', ...navigator.languages])
  try {
    await load[language]?.()
    speak(language)
    document.documentElement.lang = language
  } catch {
    // The next page asks for them again.
  }
}

/**
 * Remembers what the reader's account says. A page that was begun in another language begins anew: what it said
 * when it was loaded stays said. Once only: what is remembered already does not begin it again.
 */
export function keepTo(language: string, spoken: string) {
  if (!languagesKnown.includes(language) || remembered() === language) return
  try {
    localStorage.setItem(place, language)
  } catch {
    return
  }
  if (language !== spoken) location.reload()
}
