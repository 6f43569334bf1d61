import { Module } from '@nestjs/common';
import { ConsoleModule } from '../console/console.module';
import { DocumentationController } from './documentation.http';
import { DocumentationService } from './documentation.service';
import { ExampleIdsService } from './example-ids.service';
import { ExplorerController } from './explorer.http';

/** The OpenAPI document, and the pages that show it. */
@Module({
  imports: [ConsoleModule],
  controllers: [DocumentationController, ExplorerController],
  providers: [DocumentationService, ExampleIdsService],
})
export class DocumentationModule {}
