import { FileUp, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type DirectoryDropItem,
  type DropItem,
  DropZone,
  FileTrigger,
  isDirectoryDropItem,
  isFileDropItem,
  Text,
} from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './FilePick.module.css';
import { ownDialogOpens } from './own-dialog.ts';

export interface FilePickProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Endings that the picker offers, e.g. `['.csv', '.xml']`. The core looks at the bytes all the same. */
  readonly accept?: readonly string[];
  readonly multiple?: boolean;
  /** Pick a folder instead of files. */
  readonly folder?: boolean;
  readonly children?: ReactNode;
  readonly tone?: 'plain' | 'primary';
  readonly isDisabled?: boolean;
}

/** A button that opens the system's file picker. Nothing is read until somebody has chosen. */
export function FilePick({ onFiles, accept, multiple, folder, children, tone = 'plain', isDisabled }: FilePickProps) {
  return (
    <FileTrigger
      allowsMultiple={multiple ?? false}
      acceptDirectory={folder ?? false}
      {...(accept && !folder ? { acceptedFileTypes: accept } : {})}
      onSelect={(list) => list && list.length > 0 && onFiles([...list])}
    >
      <Button
        icon={folder ? FolderOpen : FileUp}
        tone={tone}
        isDisabled={isDisabled ?? false}
        onPressStart={ownDialogOpens}
      >
        {children ?? (folder ? 'Choose a folder' : 'Choose a file')}
      </Button>
    </FileTrigger>
  );
}

export interface FileDropProps extends FilePickProps {
  /** What to bring: "CTF or CSV files from the school's system". */
  readonly label: string;
  /** Also offer to pick a folder. */
  readonly orFolder?: boolean;
}

/** A field to drop files onto, with the buttons that do the same for those who cannot drag. */
export function FileDrop({ label, orFolder, ...pick }: FileDropProps) {
  return (
    <DropZone
      className={styles.zone}
      isDisabled={pick.isDisabled ?? false}
      onDrop={async ({ items }) => {
        const files = (await Promise.all(items.map(filesIn))).flat();
        if (files.length > 0) pick.onFiles(pick.multiple ? files : files.slice(0, 1));
      }}
    >
      <FileUp className={styles.icon} />
      <Text slot="label" className={styles.label}>
        {label}
      </Text>
      <p className={styles.hint}>Drop here, or</p>
      <div className={styles.buttons}>
        <FilePick {...pick} />
        {orFolder && (
          <FilePick onFiles={pick.onFiles} folder isDisabled={pick.isDisabled ?? false}>
            Choose a folder
          </FilePick>
        )}
      </div>
    </DropZone>
  );
}

/** A dropped file, or everything in a dropped folder and its folders. */
async function filesIn(item: DropItem | DirectoryDropItem): Promise<File[]> {
  if (isFileDropItem(item)) return [await item.getFile()];
  if (!isDirectoryDropItem(item)) return [];
  const files: File[] = [];
  for await (const entry of item.getEntries()) files.push(...(await filesIn(entry)));
  return files;
}
