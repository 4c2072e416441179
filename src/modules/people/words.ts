import { vocabulary } from '#lib/words'

export const w = vocabulary('people', {
  people: 'People',
  person: 'Person',
  team: 'Team',
  department: 'Department',
  'may-read': 'Look people up',
  'may-add': 'Add people to the directory',
  'may-manage': 'Manage people and see what is private about them',
  'may-teams': 'Set up teams',
  'manager-cycle': '{name} would then be their own manager, over others',
  'own-manager': 'Nobody is their own manager',
  'no-name': 'A person needs a name',
  dates: 'The last day lies before the first one',
  'email-taken': 'This e-mail address belongs to someone else already',
  'username-taken': 'This user name belongs to someone else already',
  'employee-number-taken': 'This employee number belongs to someone else already',
  'team-name-taken': 'There is a team of this name already',
  'department-name-taken': 'There is a department of this name here already',
})
