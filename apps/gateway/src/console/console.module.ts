import { Module } from '@nestjs/common';
import { ConsoleFiles } from './console-files';
import { ConsoleController } from './console.http';

/** The files of the built console. */
@Module({ controllers: [ConsoleController], providers: [ConsoleFiles], exports: [ConsoleFiles] })
export class ConsoleModule {}
