import { useCommand } from '#kit/api'
import { imports } from '../contract.ts'
import { type PartView } from '../schemas.ts'

/** Says of one table which field a column fills and what a value means; each answer is kept at once. */
export function useMap(id: string, part: PartView['role']) {
  const { mutate } = useCommand(imports.map)
  return {
    columns: (all: readonly number[], field: string | null) =>
      mutate({ id, part, columns: all.map((at) => ({ at, field })) }),
    meaning: (field: string, value: string, meaning: string | null) =>
      mutate({ id, part, meanings: [{ field, value, meaning }] }),
  }
}
export type Mapper = ReturnType<typeof useMap>
