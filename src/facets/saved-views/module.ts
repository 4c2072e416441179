import { defineModule } from '#kernel/module'
import { arrangeViews, changeView, removeView, saveView } from './commands.ts'
import { ViewChanged, ViewRemoved, ViewSaved, views as contract } from './contract.ts'
import { viewLines } from './lines.ts'
import { listViews } from './queries.ts'
import { w } from './words.ts'
import { viewData } from './personal-data.ts'

export const views = defineModule({
  name: 'views',
  contract,
  handlers: {
    list: listViews,
    save: saveView,
    change: changeView,
    remove: removeView,
    arrange: arrangeViews,
  },
  permissions: {
    'views.share': {
      title: w.later('may-share'),
      roles: ['technician', 'lead', 'manager', 'finance', 'people-manager', 'administrator'],
      part: 'everywhere',
    },
    'views.manage': { title: w.later('may-manage'), roles: ['lead', 'manager', 'administrator'] },
  },
  events: [ViewSaved, ViewChanged, ViewRemoved],
  eventLines: viewLines,
  personalData: [viewData],
})
