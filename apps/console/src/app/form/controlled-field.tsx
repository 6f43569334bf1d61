import type { ReactElement, ReactNode } from 'react';
import { Controller, type Control, type ControllerRenderProps, type FieldValues, type Path } from 'react-hook-form';

interface ControlledFieldProps<Values extends FieldValues, Name extends Path<Values>> {
  control: Control<Values>;
  name: Name;
  children: (input: ControllerRenderProps<Values, Name> & { error: ReactNode }) => ReactElement;
}

/** Binds an input other than a text field, such as a select, to a form. */
export function ControlledField<Values extends FieldValues, Name extends Path<Values>>({
  control,
  name,
  children,
}: ControlledFieldProps<Values, Name>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => children({ ...field, error: fieldState.error?.message })}
    />
  );
}
