import { createContext, use, type ReactNode } from 'react'

/** The reader as the screens know them. */
export interface Me {
  id: string
  name: string
  email?: string | undefined
  /** What they are here, in words: Technician, Bergen. */
  role?: string | undefined
  roles: readonly string[]
  permissions: readonly string[]
  /** A second factor is to be set up before anything else. */
  owes_factor?: boolean | undefined
  /** Who looks with these eyes, where it is not themselves. */
  viewer?: { name: string; until: string } | null | undefined
  zone: string
  language: string
  /** What the organisation is called. */
  organisation?: string | undefined
  /** What an amount without a currency is of. */
  currency?: string | undefined
  /** What the house remembers for them: the theme. */
  preferences?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

const Context = createContext<Me | null>(null)

export const MeProvider = ({ me, children }: { me: Me | null; children: ReactNode }) => (
  <Context value={me}>{children}</Context>
)

/** Who is reading; nobody on a public page. */
export const useMe = () => use(Context)

/** Whether the reader holds a permission somewhere. About one record, its `can` says more. */
export function useMay(): (permission: string | undefined) => boolean {
  const me = useMe()
  return (permission) => permission === undefined || (me?.permissions.includes(permission) ?? false)
}
