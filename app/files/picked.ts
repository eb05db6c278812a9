/** A file with its path inside a dropped folder. */
export interface PickedFile {
  readonly name: string;
  readonly file: File;
}

/** Most files of dropped folders; more is no network. */
const MAX_FILES = 1000;

/**
 * The files of a drop, folders walked through; hidden files are left out. Must be called while the drop is
 * being handled: its entries are gone afterwards.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null);
  const plain = Array.from(transfer.files, (file) => ({ name: file.name, file }));
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found: PickedFile[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: PickedFile[]): Promise<void> {
  if (found.length >= MAX_FILES || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader answers a hundred entries at a time, an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const child of some) await walk(child, found);
  }
}
