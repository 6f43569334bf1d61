import type { texts as english } from './en';

/** The texts of a language. They have the keys of the English ones. */
export type Texts<Source = typeof english> = {
  [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>;
};
