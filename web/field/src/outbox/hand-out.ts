import type { ExportFile } from '@xunfu/sync-core';

/** Gives a file to the phone's share sheet, or, where there is none, as a download. */
export async function handOut(file: ExportFile): Promise<void> {
  const made = new File([file.bytes as Uint8Array<ArrayBuffer>], file.name, { type: file.mime });
  if (navigator.canShare?.({ files: [made] })) {
    try {
      await navigator.share({ files: [made], title: file.name });
      return;
    } catch (fault) {
      // The officer closed the share sheet: nothing was given out, and nothing else should happen.
      if (fault instanceof DOMException && fault.name === 'AbortError') return;
    }
  }
  const address = URL.createObjectURL(made);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
