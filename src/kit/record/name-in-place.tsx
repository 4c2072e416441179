import type { z } from 'zod'
import { EditInPlace } from '../form/edit-in-place.tsx'

interface NameInPlaceProps {
  /** The input of the change that renames. */
  schema: z.ZodObject
  of: { readonly id: string; readonly name: string; readonly version: number }
  /** Why it cannot be renamed now. */
  refused: string | null | undefined
  save: (sent: { id: string; version: number | undefined; name: string }) => Promise<unknown>
}

/** The name of a record as the heading of its page, edited where it stands. */
export const NameInPlace = ({ schema, of: { id, name, version }, refused, save }: NameInPlaceProps) => (
  <EditInPlace
    schema={schema}
    name="name"
    value={name}
    version={version}
    refused={refused}
    save={(next, edited) => save({ id, version: edited, name: String(next) })}
  >
    {name}
  </EditInPlace>
)
