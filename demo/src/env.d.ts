interface ImportMetaEnv {
  readonly PIVOT_ALLOWED_HOSTS?: string;
}
