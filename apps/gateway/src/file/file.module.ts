import { Module } from '@nestjs/common';
import { GATEWAY_CONFIG } from '../config';
import { Downloads } from './downloads';
import { FileLinks } from './file-links';
import { Files } from './files';
import { FilesController } from './files.http';
import { BlobStore } from './store/blob-store';
import { chooseBlobStore } from './store/choose-blob-store';
import { Thumbnails } from './thumbnails';

@Module({
  controllers: [FilesController],
  providers: [
    Downloads,
    FileLinks,
    Files,
    Thumbnails,
    { provide: BlobStore, inject: [GATEWAY_CONFIG], useFactory: chooseBlobStore },
  ],
  exports: [FileLinks, Files],
})
export class FileModule {}
