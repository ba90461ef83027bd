/** What the core tells the page without being asked. No event carries a child's data: it says what to ask for again. */
export type CareboardEvent =
  | { readonly type: 'session'; readonly state: 'signed-out' | 'active' | 'shielded' }
  | { readonly type: 'progress'; readonly jobId: string; readonly done: number; readonly total: number }
  /** A command changed something under these features: open screens ask again. */
  | { readonly type: 'changed'; readonly features: readonly string[] };
