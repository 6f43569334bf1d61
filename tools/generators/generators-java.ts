import type { Generator } from './generator';
import { installOpenApiGenerator, openApiGenerator, openApiGeneratorVersion } from './openapi-generator';

export const clientsInJava: readonly Generator[] = [
  {
    name: 'openapi-generator java',
    language: 'Java',
    version: openApiGeneratorVersion,
    program: { file: 'OpenApiGenerator.java', as: 'generated/src/main/java/OpenApiGenerator.java' },
    install: [installOpenApiGenerator],
    generate: [
      openApiGenerator('java', 'generated', {
        library: 'native',
        invokerPackage: 'com.plumbline',
        apiPackage: 'com.plumbline.api',
        modelPackage: 'com.plumbline.model',
      }),
    ],
    compile: [['mvn', '-q', '-B', '-f', 'generated', '-DskipTests', 'compile', 'dependency:copy-dependencies']],
    run: ['java', '-cp', 'generated/target/classes:generated/target/dependency/*', 'OpenApiGenerator'],
  },
];
