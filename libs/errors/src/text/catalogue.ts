import { access } from './access';
import { domain } from './domain';
import { list } from './list';
import { names } from './names';
import { request } from './request';
import { titles } from './titles';
import { validation } from './validation';
import { webhooks } from './webhooks';

const texts = { ...titles, ...names, ...validation, ...request, ...list, ...access, ...domain, ...webhooks };

/** An English text that people may see. Its translations are in the catalogue. */
export type Template = keyof typeof texts;

/** The translations of every text by its English form. */
export const catalogue: ReadonlyMap<string, (typeof texts)[Template]> = new Map(Object.entries(texts));
