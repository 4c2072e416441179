import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { Drop } from './drop.tsx'
import { useBring } from './use-bring.ts'
import { w } from './words.ts'

/** Brings what lies beside the main table, such as the messages of tickets. */
export function Beside({ one, what }: { one: ImportView; what: string }) {
  const bringing = useBring(imports.beside.path.replace(':id', one.id), () => undefined)
  return (
    <div className="stack">
      <h2 className="b">{w('beside', { what })}</h2>
      <Drop bringing={bringing} choose={w('beside-choose')} text={w('beside-text')} />
    </div>
  )
}
