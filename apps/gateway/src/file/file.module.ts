import { Module } from '@nestjs/common';
import { Log, Readiness } from '@plumbline/runtime';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { Downloads } from './downloads';
import { FileLinks } from './file-links';
import { Files } from './files';
import { FilesController } from './files.http';
import { BlobStore } from './store/blob-store';
import { chooseBlobStore } from './store/choose-blob-store';
import { WatchedBlobStore } from './store/watched-blob-store';
import { Thumbnails } from './thumbnail/thumbnails';

@Module({
  controllers: [FilesController],
  providers: [
    Downloads,
    FileLinks,
    Files,
    Thumbnails,
    {
      provide: BlobStore,
      inject: [GATEWAY_CONFIG, Readiness, Log],
      useFactory: async (config: GatewayConfig, readiness: Readiness, log: Log) =>
        new WatchedBlobStore(await chooseBlobStore(config), readiness, log),
    },
  ],
  exports: [FileLinks, Files],
})
export class FileModule {}
