import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { changedFields, conflictsBetween } from './edit-conflict';

/** A resource as it was read or saved: the values of its form, and its version. */
export interface ReadVersion<Values> {
  values: Values;
  etag: string | undefined;
}

type EditedForm<Values extends FieldValues> = Pick<UseFormReturn<Values>, 'getValues' | 'setValue' | 'reset'>;

/** The version of a resource on which the input of a form is based. What differs from it, the user has changed. */
export class EditBase<Values extends FieldValues> {
  private lastRead: string | undefined;
  /** A version that is older than the base, although it was read last: the form has saved since. */
  private outdated: string | undefined;

  /** Whether others have changed one of the fields `secrets` cannot be read. */
  constructor(
    private readonly form: EditedForm<Values>,
    private version: ReadVersion<Values>,
    private readonly secrets: readonly string[] = [],
  ) {}

  get current(): ReadVersion<Values> {
    return this.version;
  }

  /** Begins anew with a version, without the input of the user. */
  restart(version: ReadVersion<Values>): void {
    // Before the form: what differs from the base is stored as a draft.
    this.version = version;
    this.form.reset(version.values);
  }

  /**
   * Takes over a version that the page has read, so that the form shows what others have changed. Not if they have changed what the user
   * has changed too: the save then asks which to keep.
   */
  offer(read: ReadVersion<Values>): void {
    this.lastRead = read.etag;
    if (read.etag === this.outdated) return;
    this.outdated = undefined;
    if (read.etag === this.version.etag) return;
    const versions = { theirs: read.values, mine: this.form.getValues() };
    if (conflictsBetween(this.version.values, versions, this.secrets).length === 0) this.moveTo(read);
  }

  /** Takes over a version, except for the fields that the user has changed. */
  moveTo(version: ReadVersion<Values>): void {
    const input = this.form.getValues();
    const mine: string[] = changedFields(this.version.values, input);
    this.version = version;
    for (const name of Object.keys(version.values).filter((each) => !mine.includes(each)))
      this.set(name, version.values);
    // Sets the values with which the form compares, and leaves the cursor where the user is typing.
    this.form.reset(version.values, { keepValues: true, keepErrors: true, keepIsSubmitted: true });
    for (const name of mine) this.set(name, input, { shouldDirty: true });
  }

  /** Takes over what the form has saved. Returns whether the user has entered more since it was sent. */
  saved(sent: Values, version: ReadVersion<Values>): boolean {
    this.outdated = this.lastRead;
    this.version = { values: sent, etag: version.etag };
    this.moveTo(version);
    return changedFields(version.values, this.form.getValues()).length > 0;
  }

  private set(name: string, from: Values, options?: { shouldDirty: boolean }): void {
    this.form.setValue(name as Path<Values>, from[name] as PathValue<Values, Path<Values>>, options);
  }
}
