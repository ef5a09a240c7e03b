/** Which payment links the button may open: on this computer also those of its sandbox. */
export const ALLOWED_LINKS = {
  allowLocalhost: window.location.hostname === 'localhost',
  allowedHosts: import.meta.env.PIVOT_ALLOWED_HOSTS?.split(',').map((host) => host.trim()),
};
