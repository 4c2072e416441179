/** Words that try a layout: hostile, endless, and as long as German makes them. */
export const long = {
  german: 'Aufbewahrungspflicht für Wartungsverträge aufheben',
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  sentence:
    'Das geht erst, wenn die Störung eine Ursache hat: Verknüpfen Sie PRB-88 oder nennen Sie eine andere.',
  hostile: '<img src=x onerror=alert(1)> \u202Egnirts edoc a ton\u202C {0} %s &amp; <b>bold</b>',
  name: 'Maximiliane Freifrau von und zu Hohenstein-Wartenberg',
}
