import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useFocusKept } from './focus-keeper.ts'
import { ReaderProvider, type Reader } from './reader.tsx'
import { makeTheme } from './theme.ts'
import { KeysProvider } from './use-keys.tsx'

/** Also read by the early script, so that a dark page is never white first. */
export const themeKey = 'wheelhouse-theme'

/** Everything the kit needs round an app: theme, reader, keys. */
export function KitProvider({ reader, children }: { reader?: Partial<Reader>; children: ReactNode }) {
  useFocusKept()
  const [theme] = useState(makeTheme)
  const [scheme] = useState(() => localStorageColorSchemeManager({ key: themeKey }))
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={scheme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ReaderProvider {...reader}>
        <KeysProvider>{children}</KeysProvider>
      </ReaderProvider>
    </MantineProvider>
  )
}
