<?php
// Publishes an event: php publish.php comment.added < ../comment.json
require 'vendor/autoload.php';

use PhpAmqpLib\Connection\AMQPStreamConnection;
use PhpAmqpLib\Message\AMQPMessage;

$event = [
    'id' => vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex(random_bytes(16)), 4)),
    'type' => $argv[1],
    'occurredAt' => date(DATE_ATOM),
    'accountId' => (int) getenv('ACCOUNT_ID'),
    'data' => json_decode(stream_get_contents(STDIN)), // objects: an array would write {} as []
];
$url = array_map('rawurldecode', parse_url(getenv('RABBITMQ_URL')));
$vhost = substr($url['path'] ?? '', 1) ?: '/';
$connection = new AMQPStreamConnection($url['host'], $url['port'] ?? 5672, $url['user'], $url['pass'], $vhost);
$channel = $connection->channel();
$channel->confirm_select();
$refuse = fn () => throw new RuntimeException('The broker has not taken the event: publish it again, with the same id.');
$channel->set_nack_handler($refuse);
$channel->set_return_listener($refuse);
$properties = [
    'content_type' => 'application/json', 'delivery_mode' => 2, 'message_id' => $event['id'], 'type' => $event['type'],
];
$message = new AMQPMessage(json_encode($event, JSON_THROW_ON_ERROR), $properties);
$channel->basic_publish($message, 'domain.events', $event['type'], true);
$channel->wait_for_pending_acks_returns(10);
echo $event['id'], "\n";
$connection->close();
