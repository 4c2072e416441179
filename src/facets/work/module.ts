import { defineModule } from '#kernel/module'
import { workLoad } from './burden.ts'
import { addCategory, changeCategory, listCategories, moveCategory } from './categories.ts'
import {
  CategoryChanged,
  MatrixChanged,
  work as contract,
  WorkChanged,
  WorkflowChanged,
  WorkMapped,
  WorkMoved,
  WorkOpened,
} from './contract.ts'
import { listFields } from './filter.ts'
import { TimeCorrected, TimeRemoved, TimeRestored, TimeSpent } from './time-contract.ts'
import { workLines } from './lines.ts'
import { mapOpenWork, mapStragglers } from './map-workflow.ts'
import { matrixSetting, saveMatrix, showMatrix } from './matrix.ts'
import { findNames } from './names.ts'
import { listWorkflows, previewWorkflow, saveWorkflow, showWorkflow } from './shape.ts'
import { categoryNames, workPast } from './past.ts'
import { workData } from './personal-data.ts'
import { showAtSite } from './sites.ts'
import { w } from './words.ts'

export const work = defineModule({
  name: 'work',
  contract,
  handlers: {
    categories: listCategories,
    addCategory,
    changeCategory,
    moveCategory,
    workflows: listWorkflows,
    workflow: showWorkflow,
    previewWorkflow,
    saveWorkflow,
    matrix: showMatrix,
    saveMatrix,
    load: workLoad,
    fields: listFields,
    names: findNames,
  },
  permissions: {
    'work.read': {
      title: w.later('may-read'),
      roles: ['technician', 'lead', 'manager', 'auditor', 'director', 'administrator'],
      part: 'everywhere',
    },
    'work.manage': { title: w.later('may-manage'), roles: ['lead', 'manager', 'administrator'] },
  },
  events: [
    WorkOpened,
    WorkChanged,
    WorkMoved,
    WorkMapped,
    TimeSpent,
    TimeCorrected,
    TimeRemoved,
    TimeRestored,
    WorkflowChanged,
    CategoryChanged,
    MatrixChanged,
  ],
  eventLines: workLines,
  pasts: [workPast, categoryNames],
  personalData: [workData],
  settings: [matrixSetting],
  tasks: [mapOpenWork, showAtSite],
  schedules: [mapStragglers],
  refusals: {
    category_once: w.later('refuse.category-title'),
    workflow_version_once: w.later('refuse.workflow-twice'),
  },
})
