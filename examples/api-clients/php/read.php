<?php
// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 php read.php
for ($page = 1; $page <= (int) getenv('PAGES'); $page++) {
    ['data' => $data] = request('GET', getenv('LIST') . "?page=$page");
    echo $page, ' ', count($data), "\n";
}

/** Sends a request, waits where the request limit says so, and returns the document of the response. */
function request(string $method, string $url, ?array $body = null): array
{
    $curl = curl_init($url);
    $wait = 0;
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_HTTPHEADER => ['X-PlanRadar-API-Key: ' . getenv('TOKEN'), 'Content-Type: application/json'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$wait) {
            if (preg_match('/^retry-after: (\d+)/i', $line, $found)) {
                $wait = (int) $found[1];
            }
            return strlen($line);
        },
    ] + ($body === null ? [] : [CURLOPT_POSTFIELDS => json_encode($body, JSON_THROW_ON_ERROR)]));
    for ($attempt = 1; ; $attempt++) {
        $text = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if ($status === 429 && $attempt <= 5) {
            sleep($wait);
        } elseif ($status >= 200 && $status < 300) {
            return json_decode($text, true, flags: JSON_THROW_ON_ERROR);
        } else {
            throw new RuntimeException("$method $url: $status " . ($text ?: curl_error($curl)));
        }
    }
}
