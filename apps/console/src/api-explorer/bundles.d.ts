/** The standalone bundle of Scalar, as far as the page uses it. */
interface ScalarReference {
  updateConfiguration(configuration: object): void;
}

declare const Scalar: { createApiReference(element: Element, configuration: object): ScalarReference };

/** Swagger UI's bundle, as far as the page uses it. */
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
