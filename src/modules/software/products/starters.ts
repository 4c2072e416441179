import type { ProductDraft } from '../schemas.ts'

type Row = readonly [
  name: string,
  publisher: string,
  /** What packages are called, parted by a bar; empty where none is it, but its parts. */
  called: string,
  more?: Omit<Partial<ProductDraft>, 'rules'> & { source?: string },
]

/** What belongs to which suite, by their names, as their makers sell them. */
export const starterSuites: Readonly<Record<string, readonly string[]>> = {
  'Microsoft 365 Apps': ['Word', 'Excel', 'PowerPoint', 'Outlook', 'Access', 'Publisher'],
  'Creative Cloud All Apps': [
    'Creative Cloud',
    'Photoshop',
    'Illustrator',
    'InDesign',
    'Premiere Pro',
    'After Effects',
    'Lightroom Classic',
    'Acrobat Pro',
  ],
  'AEC Collection': ['AutoCAD', 'Revit'],
  'Product Design & Manufacturing Collection': ['AutoCAD', 'Inventor Professional'],
  'JetBrains All Products Pack': ['IntelliJ IDEA Ultimate', 'PyCharm Professional'],
}

const free = { licensing: 'free' } as const
const windows = (release: number, edition: number) => ({ family: 'Windows', release, edition })
const office = (release: number, edition: number, support_ends: string) => ({
  family: 'Microsoft Office',
  release,
  edition,
  support_ends,
})
const sqlServer = (release: number, edition: number, support_ends: string) => ({
  family: 'Microsoft SQL Server',
  release,
  edition,
  support_ends,
})

/** End of support as the makers publish it: the end of what everybody gets, not of what can be bought on top. */
const rows: readonly Row[] = [
  ['Microsoft 365 Apps', 'Microsoft', 'Microsoft 365 Apps*|Microsoft 365*'],
  // By themselves, as on a Mac or bought one by one; what an office of one release brings along is no product.
  ['Word', 'Microsoft', 'Microsoft Word|Microsoft Word 20*'],
  ['Excel', 'Microsoft', 'Microsoft Excel|Microsoft Excel 20*'],
  ['PowerPoint', 'Microsoft', 'Microsoft PowerPoint|Microsoft PowerPoint 20*'],
  ['Outlook', 'Microsoft', 'Microsoft Outlook|Microsoft Outlook 20*'],
  ['Access', 'Microsoft', 'Microsoft Access 20*'],
  ['Publisher', 'Microsoft', 'Microsoft Publisher 20*'],
  ['Office Standard 2016', 'Microsoft', 'Microsoft Office Standard 2016*', office(2016, 1, '2025-10-14')],
  [
    'Office Professional Plus 2016',
    'Microsoft',
    'Microsoft Office Professional Plus 2016*',
    office(2016, 2, '2025-10-14'),
  ],
  ['Office Standard 2019', 'Microsoft', 'Microsoft Office Standard 2019*', office(2019, 1, '2025-10-14')],
  [
    'Office Professional Plus 2019',
    'Microsoft',
    'Microsoft Office Professional Plus 2019*',
    office(2019, 2, '2025-10-14'),
  ],
  [
    'Office LTSC Standard 2021',
    'Microsoft',
    'Microsoft Office LTSC Standard 2021*',
    office(2021, 1, '2026-10-13'),
  ],
  [
    'Office LTSC Professional Plus 2021',
    'Microsoft',
    'Microsoft Office LTSC Professional Plus 2021*',
    office(2021, 2, '2026-10-13'),
  ],
  ['Visio Standard', 'Microsoft', 'Microsoft Visio Standard*', { family: 'Microsoft Visio', edition: 1 }],
  [
    'Visio Professional',
    'Microsoft',
    'Microsoft Visio Professional*',
    { family: 'Microsoft Visio', edition: 2 },
  ],
  [
    'Project Standard',
    'Microsoft',
    'Microsoft Project Standard*',
    { family: 'Microsoft Project', edition: 1 },
  ],
  [
    'Project Professional',
    'Microsoft',
    'Microsoft Project Professional*',
    { family: 'Microsoft Project', edition: 2 },
  ],
  ['SQL Server 2016', 'Microsoft', 'Microsoft SQL Server 2016*', sqlServer(2016, 1, '2026-07-14')],
  ['SQL Server 2019', 'Microsoft', 'Microsoft SQL Server 2019*', sqlServer(2019, 1, '2030-01-08')],
  ['SQL Server 2022', 'Microsoft', 'Microsoft SQL Server 2022*', sqlServer(2022, 1, '2033-01-11')],
  [
    'Windows 10 Pro',
    'Microsoft',
    'Microsoft Windows 10 Pro*',
    { ...windows(10, 2), support_ends: '2025-10-14' },
  ],
  [
    'Windows 10 Enterprise',
    'Microsoft',
    'Microsoft Windows 10 Enterprise*',
    { ...windows(10, 3), support_ends: '2025-10-14' },
  ],
  ['Windows 11 Pro', 'Microsoft', 'Microsoft Windows 11 Pro*', windows(11, 2)],
  ['Windows 11 Enterprise', 'Microsoft', 'Microsoft Windows 11 Enterprise*', windows(11, 3)],
  [
    'Visual Studio Professional',
    'Microsoft',
    'Visual Studio Professional*',
    { family: 'Visual Studio', edition: 2 },
  ],
  [
    'Visual Studio Enterprise',
    'Microsoft',
    'Visual Studio Enterprise*',
    { family: 'Visual Studio', edition: 3 },
  ],
  ['Visual Studio Code', 'Microsoft', 'Microsoft Visual Studio Code*|code', free],
  ['Microsoft Edge', 'Microsoft', 'Microsoft Edge*', free],
  ['Microsoft Teams', 'Microsoft', 'Microsoft Teams*|Teams Machine-Wide Installer*', free],
  ['Visual C++ runtime', 'Microsoft', 'Microsoft Visual C++*', free],
  ['.NET runtime', 'Microsoft', 'Microsoft .NET*|Microsoft ASP.NET*', free],
  ['Acrobat Standard', 'Adobe', 'Adobe Acrobat Standard*', { family: 'Adobe Acrobat', edition: 1 }],
  ['Acrobat Pro', 'Adobe', 'Adobe Acrobat Pro*|Adobe Acrobat DC*', { family: 'Adobe Acrobat', edition: 2 }],
  ['Acrobat Reader', 'Adobe', 'Adobe Acrobat Reader*|Adobe Reader*', free],
  ['Creative Cloud', 'Adobe', 'Adobe Creative Cloud*'],
  ['Photoshop', 'Adobe', 'Adobe Photoshop*'],
  ['Illustrator', 'Adobe', 'Adobe Illustrator*'],
  ['InDesign', 'Adobe', 'Adobe InDesign*'],
  ['Premiere Pro', 'Adobe', 'Adobe Premiere Pro*'],
  ['After Effects', 'Adobe', 'Adobe After Effects*'],
  ['Lightroom Classic', 'Adobe', 'Adobe Lightroom Classic*'],
  ['Creative Cloud All Apps', 'Adobe', ''],
  ['AutoCAD LT', 'Autodesk', 'AutoCAD LT*', { family: 'AutoCAD', edition: 1 }],
  ['AutoCAD', 'Autodesk', 'AutoCAD 20*|Autodesk AutoCAD 20*', { family: 'AutoCAD', edition: 2 }],
  ['Revit', 'Autodesk', 'Revit 20*|Autodesk Revit 20*'],
  ['Inventor Professional', 'Autodesk', 'Autodesk Inventor Professional*'],
  ['AEC Collection', 'Autodesk', ''],
  ['Product Design & Manufacturing Collection', 'Autodesk', ''],
  ['SOLIDWORKS', 'Dassault Systèmes', 'SOLIDWORKS 20*'],
  ['MATLAB', 'MathWorks', 'MATLAB*'],
  ['Oracle Java SE', 'Oracle', 'Java 8 Update*|Java(TM)*|Java SE Development Kit*'],
  ['Oracle VirtualBox', 'Oracle', 'Oracle VM VirtualBox*|Oracle VirtualBox*', free],
  ['Eclipse Temurin', 'Eclipse', 'Eclipse Temurin*', free],
  ['IntelliJ IDEA Ultimate', 'JetBrains', 'IntelliJ IDEA 20*'],
  ['PyCharm Professional', 'JetBrains', 'PyCharm 20*|PyCharm Professional*'],
  ['JetBrains All Products Pack', 'JetBrains', ''],
  ['Docker Desktop', 'Docker', 'Docker Desktop*'],
  ['TeamViewer', 'TeamViewer', 'TeamViewer*'],
  ['AnyDesk', 'AnyDesk', 'AnyDesk*'],
  ['WinRAR', 'win.rar', 'WinRAR*'],
  ['WinZip', 'WinZip', 'WinZip*'],
  ['Zoom', 'Zoom', 'Zoom*|Zoom Workplace*'],
  ['Slack', 'Slack', 'Slack*', free],
  ['Firefox', 'Mozilla', 'Mozilla Firefox*|firefox*', free],
  ['Thunderbird', 'Mozilla', 'Mozilla Thunderbird*|thunderbird*', free],
  ['Chrome', 'Google', 'Google Chrome*|google-chrome*', free],
  ['LibreOffice', 'The Document Foundation', 'LibreOffice*', free],
  ['7-Zip', 'Igor Pavlov', '7-Zip*', free],
  ['VLC media player', 'VideoLAN', 'VLC media player*|vlc*', free],
  ['Notepad++', 'Notepad++ Team', 'Notepad++*', free],
  ['PuTTY', 'Simon Tatham', 'PuTTY*', free],
  ['WinSCP', 'Martin Prikryl', 'WinSCP*', free],
  ['GIMP', 'The GIMP Team', 'GIMP*', free],
  ['Inkscape', 'Inkscape', 'Inkscape*', free],
  ['Git', 'The Git Development Community', 'Git|Git version*', free],
  ['Python', 'Python Software Foundation', 'Python 3*|python3*', free],
  ['Node.js', 'OpenJS Foundation', 'Node.js*|nodejs*', free],
  ['Wireshark', 'Wireshark', 'Wireshark*', free],
  [
    'Packages of Debian',
    'Debian',
    '*',
    { ...free, source: 'deb', note: 'Whatever Debian or Ubuntu bring along' },
  ],
  [
    'Packages of Red Hat',
    'Red Hat',
    '*',
    { ...free, source: 'rpm', note: 'Whatever Red Hat or Fedora bring along' },
  ],
]

/** Products that are known everywhere, shipped with the house; an organisation changes or leaves them as it likes. */
export const starters: readonly ProductDraft[] = rows.map(
  ([name, publisher, called, { source = '', ...more } = {}]) => ({
    name,
    publisher,
    ...more,
    rules: called === '' ? [] : called.split('|').map((pattern) => ({ name: pattern, source })),
  }),
)
