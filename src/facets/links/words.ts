import { vocabulary } from '#lib/words'

export const w = vocabulary('links', {
  links: 'Links',
  'relates-to': 'Related to',
  'unknown-relation': 'There is no relation “{relation}”',
  'to-itself': '{key} cannot be linked to itself',
  'wrong-kinds': '“{relation}” does not lead from {from} to {to}',
  'may-change-neither': 'Your role lets you change neither {from} nor {to}',
  'line-added': '{actor} added: {relation} {other}',
  'line-removed': '{actor} removed: {relation} {other}',
})
