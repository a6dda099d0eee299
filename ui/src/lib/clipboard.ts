// Text to the clipboard, also in webviews that let a page write there only by the old command.

export async function toClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    // In the dialog where one is open, which would take the focus back from elsewhere.
    (document.querySelector('[role="dialog"]') ?? document.body).append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
