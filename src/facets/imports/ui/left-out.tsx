import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { w } from './words.ts'

/** What the file names and nobody here knows: it would be lost, and one click has it set up and rehearsed again. */
export function LeftOut({ one }: { one: ImportView }) {
  const rehearse = useCommand(imports.rehearse)
  const map = useCommand(imports.map, { after: ({ id }) => rehearse.mutate({ id }) })
  return one.left.map(({ field, option, value, names, rows }) => (
    <Callout
      key={`${field} ${option}`}
      tone="warn"
      title={w('left-title', { field, names })}
      actions={
        one.can.map === true && (
          <Button
            size="s"
            busy={map.isPending || rehearse.isPending}
            onClick={() => map.mutate({ id: one.id, options: { [option]: value } })}
          >
            {w('left-do', { names })}
          </Button>
        )
      }
    >
      <p>{w('left-text', { rows })}</p>
    </Callout>
  ))
}
