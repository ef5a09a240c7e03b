interface ImportMetaEnv {
  readonly PIVOT_BASE_URL?: string;
  readonly PIVOT_ALLOWED_HOSTS?: string;
}
