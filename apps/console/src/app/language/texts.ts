import type { texts as english } from './en';

/** The texts of a language: those of English, key by key. */
export type Texts<Source = typeof english> = {
  [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>;
};
