import { Module } from '@nestjs/common';
import { InvitationController } from './invitation.http';
import { Invitations } from './invitations';

/** Invitations, and the links that they send. */
@Module({ controllers: [InvitationController], providers: [Invitations], exports: [Invitations] })
export class InvitationModule {}
