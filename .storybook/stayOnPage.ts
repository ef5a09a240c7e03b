/** Keeps a story on its page when the button opens the webview, which here is not there. */
export function stayOnPage(): () => void {
  const { navigation } = window;
  const stay = (event: NavigateEvent): void => {
    if (!event.hashChange && event.cancelable) event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  return () => navigation.removeEventListener('navigate', stay);
}
