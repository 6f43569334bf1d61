import { Module } from '@nestjs/common';
import { CompatibilityController } from '../compatibility/compatibility.http';
import { ConsoleModule } from '../console/console.module';
import { PipelineModule } from '../pipeline/pipeline.module';
import { DocumentationController } from './documentation.http';
import { DocumentationService } from './documentation.service';
import { ExampleIdsService } from './example-ids.service';
import { ExplorerController } from './explorer.http';

/** The OpenAPI document, and the pages that show it. */
@Module({
  imports: [ConsoleModule, PipelineModule],
  controllers: [DocumentationController, ExplorerController, CompatibilityController],
  providers: [DocumentationService, ExampleIdsService],
})
export class DocumentationModule {}
