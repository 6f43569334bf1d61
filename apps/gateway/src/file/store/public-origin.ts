import type { GatewayConfig } from '../../config';

/** The origin that downloads are redirected to. Undefined if the gateway sends all files itself. */
export function publicOriginOf(
  config: Pick<GatewayConfig, 'S3_BUCKET' | 'S3_PUBLIC_ENDPOINT' | 'S3_PATH_STYLE'>,
): string | undefined {
  const { S3_BUCKET: bucket, S3_PUBLIC_ENDPOINT: endpoint, S3_PATH_STYLE: pathStyle } = config;
  if (!bucket || !endpoint) return undefined;
  const { protocol, host } = new URL(endpoint);
  return `${protocol}//${pathStyle ? host : `${bucket}.${host}`}`;
}
