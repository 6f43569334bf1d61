import type { EntityManager } from 'typeorm';

/**
 * Reads of a service's schema, inside or outside of a transaction. A repository method that only reads takes a `Reader` as
 * its first argument, so that its caller decides whether it sees an open transaction's changes. Writes need a `Transaction`.
 */
export type Reader = Pick<
  EntityManager,
  | 'query'
  | 'createQueryBuilder'
  | 'find'
  | 'findBy'
  | 'findAndCount'
  | 'findAndCountBy'
  | 'findOne'
  | 'findOneBy'
  | 'findOneByOrFail'
  | 'findOneOrFail'
  | 'exists'
  | 'existsBy'
  | 'count'
  | 'countBy'
>;

declare const transaction: unique symbol;

/**
 * An open transaction. It is assignable to `Reader`, not the other way round. `Database.transaction` and `UnitOfWork` are
 * the only sources of it, so that a repository method that takes one cannot run outside of a transaction.
 */
export type Transaction = EntityManager & { readonly [transaction]: true };
