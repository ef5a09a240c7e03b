/** A ref that shows a dialog over the page as long as it is there, and gives the focus back. */
export function createDialogRef(): (dialog: HTMLDialogElement | null) => void {
  let shown: HTMLDialogElement | null = null;
  return (dialog) => {
    // Closed while it is still in the page, a dialog gives the focus back to where it was.
    if (dialog === null) shown?.close();
    else if (!dialog.open) dialog.showModal();
    shown = dialog;
  };
}
