import { runDoctor } from '@plumbline/runtime';
import { identityDoctor } from './doctor/identity-doctor';

void runDoctor(identityDoctor(['identity']));
