import { Module } from '@nestjs/common';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { BlobStore } from './blob-store';
import { Downloads } from './downloads';
import { FileLinks } from './file-links';
import { FileSystemBlobStore } from './file-system-blob-store';
import { Files } from './files';
import { FilesController } from './files.http';
import { Thumbnails } from './thumbnails';

@Module({
  controllers: [FilesController],
  providers: [
    Downloads,
    FileLinks,
    Files,
    Thumbnails,
    {
      provide: BlobStore,
      inject: [GATEWAY_CONFIG],
      useFactory: ({ BLOB_DIRECTORY }: GatewayConfig) => new FileSystemBlobStore(BLOB_DIRECTORY),
    },
  ],
  exports: [FileLinks, Files],
})
export class FileModule {}
