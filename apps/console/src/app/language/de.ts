import { texts as accessToken } from '../../access-token/text/de';
import { texts as account } from '../../account/text/de';
import { texts as apiDocumentation } from '../../api-documentation/text/de';
import { texts as audit } from '../../audit/text/de';
import { texts as delivery } from '../../delivery/text/de';
import { texts as group } from '../../group/text/de';
import { texts as requestUsage } from '../../request-usage/text/de';
import { texts as passwordLink } from '../../password-link/text/de';
import { texts as profile } from '../../profile/text/de';
import { texts as project } from '../../project/text/de';
import { texts as replay } from '../../replay/text/de';
import { texts as session } from '../../session/text/de';
import { texts as ticket } from '../../ticket/text/de';
import { texts as user } from '../../user/text/de';
import { texts as webhook } from '../../webhook/text/de';
import { texts as app } from '../text/de';

/** All texts of the console. Each feature has its own file. */
export const texts = {
  ...app,
  account,
  accessToken,
  requestUsage,
  apiDocumentation,
  audit,
  delivery,
  group,
  passwordLink,
  profile,
  project,
  replay,
  session,
  ticket,
  user,
  webhook,
};
