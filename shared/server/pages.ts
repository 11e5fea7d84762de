// Lists that come a page at a time. One row more than the page is read: whether there is another page.
import type { Fragment } from "postgres";
import type { Query } from "./database.ts";

export interface PageQuery {
  /** The `next` of the page before. */
  before?: string;
  limit: number;
}

/**
 * Common table expressions, of which `page` has the rows of the page, and `next`: the last row's id, null
 * where no more come.
 *
 * @param rows a `select` with an `id`, all that come after the page before
 * @param order of its columns, one that no two rows share
 */
export function pageOf(
  sql: Query,
  rows: Fragment,
  { limit, order = sql`id desc` }: { limit: number; order?: Fragment },
): { page: Fragment; next: Fragment } {
  return {
    page: sql`one_more as (
      ${rows} order by ${order} limit ${limit + 1}
    ), page as (
      select * from one_more order by ${order} limit ${limit}
    )`,
    next: sql`(
      select id from page where (select count(*) from one_more) > ${limit}
      order by ${order} offset ${limit - 1}
    )`,
  };
}
