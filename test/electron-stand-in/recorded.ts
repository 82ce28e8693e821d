/** What the program asked of Electron, for the tests to look at. */
export const recorded = {
  schemes: [] as string[],
  webPreferences: {} as Record<string, unknown>,
  windows: 0,
  bounds: { x: 0, y: 0, width: 0, height: 0 },
  maximized: false,
  dialogs: [] as { kind: string; title: string; suggested: string }[],
  opened: [] as string[],
  /** Files given to the system's print dialog: their names, and whether they are PDF. */
  printed: [] as { name: string; isPdf: boolean }[],
  switches: [] as string[],
  channels: [] as string[],
  deniedNavigations: 0,
  deniedWindows: 0,
  deniedDownloads: 0,
  focused: 0,
  errorBoxes: [] as string[],
};
