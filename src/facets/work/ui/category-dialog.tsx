import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { known } from '#kit/form/known'
import { tell } from '#kit/toast.tsx'
import type { Found } from '#kit/visited'
import { fold } from '#lib/text/fold'
import { recordFinder } from '#facets/records/ui/finders'
import { type Category, work } from '../contract.ts'
import { branchOf } from '../engine/tree.ts'
import { w } from './words.ts'

export interface Editing {
  /** None: a new one. */
  category?: Category
  parent?: Category
}

const Draft = z.object(work.addCategory.input.shape)
const findTeams = recordFinder('team', 'TEAM', { icon: 'users', path: '/people/teams' })

function titleOf({ category, parent }: Editing) {
  if (category) return w('category-edit', { title: category.title })
  return parent ? w('category-add-in', { title: parent.title }) : w('category-add')
}

interface CategoryDialogProps extends Editing {
  all: readonly Category[]
  onClose: () => void
}

/** Name, place in the tree and team of a category. */
export function CategoryDialog({ category, parent, all, onClose }: CategoryDialogProps) {
  const client = useQueryClient()
  const own = category ? branchOf(all, category.id) : new Set<string>()
  const places = all.filter(({ id, archived }) => !archived && !own.has(id))
  const above = category ? all.find(({ id }) => id === category.parent_id) : parent
  const findPlaces = async (text: string): Promise<Found[]> =>
    places
      .filter(({ path }) => fold(path).includes(fold(text)))
      .map(({ id, path }) => ({ id, title: path, icon: 'tag' as const, to: '' }))
  const save = async ({ title, parent_id, team_id }: z.output<typeof Draft>) => {
    if (!category) await ask(work.addCategory, { title, parent_id, team_id })
    else {
      const { id, version } = category
      await ask(work.changeCategory, { id, version, title, team_id })
      if (parent_id !== category.parent_id) await ask(work.moveCategory, { id, parent_id })
    }
    refresh(client, ['work'])
    tell({ text: w('category-saved') })
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={titleOf({ ...(category && { category }), ...(parent && { parent }) })}
      size={520}
      schema={Draft}
      initial={{
        title: category?.title ?? '',
        parent_id: above?.id ?? null,
        team_id: category?.team?.id ?? null,
      }}
      save={w('category-save')}
      onSave={save}
      extras={{
        title: { autoFocus: true, wide: true },
        parent_id: {
          search: findPlaces,
          known: known(above && { id: above.id, name: above.path }),
          placeholder: w('category-top'),
        },
        team_id: { search: findTeams, known: known(category?.team) },
      }}
    />
  )
}
