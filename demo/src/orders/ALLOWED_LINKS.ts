const { PIVOT_BASE_URL, PIVOT_ALLOWED_HOSTS } = import.meta.env;

/** Which payment links the button may open: with the sandbox also those of this computer. */
export const ALLOWED_LINKS = {
  allowLocalhost: !PIVOT_BASE_URL,
  allowedHosts: PIVOT_ALLOWED_HOSTS?.split(',').map((host) => host.trim()),
};
