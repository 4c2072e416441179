import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'

export interface Mentionable {
  id: string
  label: string
  /** Who they are, in a few words. */
  sub?: string | undefined
}

/** What the list under the cursor needs: whom it offers, where it stands, and how one is taken. */
export interface MentionPopup {
  items: readonly Mentionable[]
  active: number
  place: { left: number; top: number; bottom: number }
  take: (item: Mentionable) => void
}

type Props = SuggestionProps<Mentionable, MentionNodeAttrs>

/** People offered after an @; drawn by whoever listens. */
export function mentionSuggestion(
  find: (text: string) => Promise<readonly Mentionable[]>,
  show: (popup: MentionPopup | undefined) => void,
): Omit<SuggestionOptions<Mentionable, MentionNodeAttrs>, 'editor'> {
  return {
    char: '@',
    items: async ({ query }) => [...(await find(query))],
    render: () => {
      let props: Props | undefined
      let active = 0
      const draw = () => {
        const rect = props?.clientRect?.()
        if (!props || !rect || props.items.length === 0) return show(undefined)
        const { command, items } = props
        const { left, top, bottom } = rect
        return show({ items, active, place: { left, top, bottom }, take: command })
      }
      const update = (next: Props) => {
        props = next
        active = Math.min(active, Math.max(0, next.items.length - 1))
        draw()
      }
      const move = (by: number) => {
        const count = props?.items.length ?? 0
        active = count === 0 ? 0 : (active + by + count) % count
        draw()
        return count > 0
      }
      const take = () => {
        const item = props?.items[active]
        if (item) props?.command(item)
        return item !== undefined
      }
      const strokes: Record<string, () => boolean> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Enter: take,
        Tab: take,
        Escape: () => {
          props = undefined
          show(undefined)
          return true
        },
      }
      return {
        onStart: update,
        onUpdate: update,
        onKeyDown: ({ event }) => strokes[event.key]?.() ?? false,
        onExit: () => show(undefined),
      }
    },
  }
}
