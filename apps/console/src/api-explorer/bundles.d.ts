/** The part of Swagger UI's bundle that the page uses. */
interface SwaggerUi {
  preauthorizeApiKey(scheme: string, key: string): void;
}

declare function SwaggerUIBundle(options: {
  spec: object;
  domNode: Element;
  onComplete: () => void;
  requestInterceptor: (request: object) => object;
  persistAuthorization: boolean;
  tryItOutEnabled: boolean;
  docExpansion: 'none';
  filter: boolean;
  displayRequestDuration: boolean;
  validatorUrl: null;
}): SwaggerUi;

/** The part of Scalar's bundle that the page uses. */
declare module 'scalar-bundle' {
  export function createApiReference(
    element: Element,
    configuration: object,
  ): { updateConfiguration(configuration: object): void };
}
