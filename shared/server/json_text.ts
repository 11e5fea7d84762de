/** JSON of a `T` as PostgreSQL built it, sent on as it is. */
export type JsonText<T> = string & { readonly isJsonOf?: T };
