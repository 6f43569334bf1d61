<?php
// Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox php -S 0.0.0.0:8080 receiver.php
const TOLERANCE_SECONDS = 300;
// A warning would be the start of a response with the status 200.
ini_set('display_errors', '0');

$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$timestamp = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$signatures = explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '');
$body = file_get_contents('php://input');
if (is_genuine($id, $timestamp, $signatures, $body)) {
    http_response_code(store($id, $body) ? 204 : 500); // after a 500, the delivery is sent again
} else {
    http_response_code(401);
}

/** Whether one of the signatures is by one of our keys, and not older than five minutes. */
function is_genuine(string $id, string $timestamp, array $signatures, string $body): bool
{
    if (!preg_match('/^\d{1,12}$/D', $timestamp) || abs(time() - (int) $timestamp) > TOLERANCE_SECONDS) {
        return false;
    }
    foreach ($signatures as $signature) {
        foreach (explode(' ', getenv('WEBHOOK_KEYS')) as $key) {
            if (matches($signature, $key, "$id.$timestamp.$body")) {
                return true;
            }
        }
    }
    return false;
}

function matches(string $signature, string $key, string $content): bool
{
    if (str_starts_with($key, 'whsec_')) {
        $secret = base64_decode(substr($key, strlen('whsec_')));
        return hash_equals('v1,' . base64_encode(hash_hmac('sha256', $content, $secret, true)), $signature);
    }
    $bytes = str_starts_with($signature, 'v1a,') ? base64_decode(substr($signature, strlen('v1a,')), true) : '';
    return strlen((string) $bytes) === SODIUM_CRYPTO_SIGN_BYTES
        && sodium_crypto_sign_verify_detached($bytes, $content, base64_decode(substr($key, strlen('whpk_'))));
}

/** Keeps the delivery as a file of the inbox, once. Another program processes the files, after this response. */
function store(string $id, string $body): bool
{
    $file = getenv('INBOX') . "/$id";
    return file_exists($file)
        || (file_put_contents("$file.part", $body) === strlen($body) && rename("$file.part", $file));
}
