import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, RefAttributes } from 'react';

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color' | 'href'> &
  RefAttributes<HTMLAnchorElement>;

const LinkAnchor = (props: AnchorProps & Native) => <Anchor {...props} />;
const LinkButton = (props: ButtonProps & Native) => <Button component="a" {...props} />;

/** A router link in text or in a table. */
export const TextLink = createLink(LinkAnchor);

/** A router link that looks like a button. */
export const ButtonLink = createLink(LinkButton);
