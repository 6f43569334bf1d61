/** The part of Scalar's standalone bundle that the page uses. */
interface ScalarReference {
  updateConfiguration(configuration: object): void;
}

declare const Scalar: { createApiReference(element: Element, configuration: object): ScalarReference };

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

declare module 'scalar-standalone?url' {
  const url: string;
  export default url;
}
