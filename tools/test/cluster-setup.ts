import { setUpInstallations } from './e2e-setup';

/** Starts an installation whose RabbitMQ is a cluster of three nodes, which a test kills, stops and starts. */
export default function setUp(): Promise<void> {
  return setUpInstallations(1, { servers: 'throwaway', brokerNodes: 3, scale: { projects: 2 } });
}
