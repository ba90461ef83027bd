import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import { type CopyHead, NumberedPages } from './NumberedPages.tsx';
import { SheetEntry } from './SheetEntry.tsx';
import { audienceLine, countLine, emergencyLine, sheetTitle } from './sheet-words.ts';

interface SheetPaperProps {
  readonly sheet: ClassSheet;
  readonly heads: readonly CopyHead[];
  readonly issued: IssuedPaper | null;
  readonly onLaidOut: () => void;
}

/** A class or kitchen sheet on its pages. */
export function SheetPaper({ sheet, heads, issued, onLaidOut }: SheetPaperProps) {
  return (
    <NumberedPages
      label="The sheet"
      of={sheet}
      {...{ heads, issued, onLaidOut }}
      seenBy="staff only, not on view"
      title={sheetTitle(sheet)}
      under={(printed) => (
        <>
          <p>
            {audienceLine(sheet)} {sheet.schoolName}. {printed}
          </p>
          <p>{countLine(sheet)}</p>
        </>
      )}
      foot={emergencyLine(sheet)}
      blocks={sheet.children.map((child) => (
        <SheetEntry key={child.childId} child={child} withClass={sheet.className === null} />
      ))}
    />
  );
}
