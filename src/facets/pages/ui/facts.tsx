import type { ReactNode } from 'react'
import type { Endpoint, Sent } from '#lib/contract'
import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known, type Named } from '#kit/form/known'
import { Prop } from '#kit/props-list.tsx'
import { refusedBy, type Writable } from './writable.ts'

interface FactProps<E extends Endpoint> extends ControlExtras {
  of: Pick<Writable, 'id' | 'version' | 'can'>
  name: keyof Sent<E> & string
  /** What is changed; else what the record holds under that name. */
  value?: unknown
  /** The other record that it names, where it names one: said by its name. */
  record?: Named | null | undefined
  /** How that is said. */
  shown?: ReactNode
}

/**
 * The facts of one kind of record: each has the title that its field has in the command which saves it, and is changed
 * where it stands. `touches` are other rooms whose answers that makes stale.
 */
export const factOf = <E extends Endpoint>(saves: E, touches: readonly string[] = []) =>
  function Fact({ of, name, value, record, shown = record?.name, ...extras }: FactProps<E>) {
    const save = useCommand(saves, { form: underField, touches })
    return (
      <Prop title={fieldOf(saves.input, name).title}>
        <EditInPlace
          {...(record && { known: known(record) })}
          {...extras}
          schema={saves.input}
          name={name}
          value={value === undefined ? (record?.id ?? (of as Record<string, unknown>)[name]) : value}
          version={of.version}
          refused={refusedBy(of)}
          save={(next, version) => save.mutateAsync({ id: of.id, version, [name]: next } as Sent<E>)}
        >
          {shown}
        </EditInPlace>
      </Prop>
    )
  }
