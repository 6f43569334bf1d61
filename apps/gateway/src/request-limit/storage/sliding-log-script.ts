/** On this channel Redis tells all gateways of each request: JSON `[log key, window in ms, request id, token id, age in ms]`. */
export const hitsChannel = 'plumbline:limit:hits';

/**
 * The sliding log in Redis: one list for each key, newest request first, `<microseconds>:<request id>:<token id>`, by the
 * clock of Redis. A script, so that reading and pushing are atomic. Each counted request is published on `hitsChannel`.
 * KEYS: log, cool-down. ARGV: limit, window in ms, cool-down in ms, token id or '' to count nothing, request id.
 * Returns {admitted, used, ms until the oldest request leaves the window, ms until another request is admitted, token id,
 * requests, token id, requests, ...}.
 */
export const slidingLogScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local limit = tonumber(ARGV[1])
local window = tonumber(ARGV[2]) * 1000
local cool = tonumber(ARGV[3])
local tokenId = ARGV[4]

local function at(index)
  local entry = redis.call('LINDEX', KEYS[1], index)
  return entry and tonumber(string.match(entry, '^%d+'))
end
local function ms(micro)
  return math.ceil(math.max(micro, 0) / 1000)
end

local oldest = at(-1)
while oldest and oldest <= now - window do
  redis.call('RPOP', KEYS[1])
  oldest = at(-1)
end
local used = redis.call('LLEN', KEYS[1])

local retry = 0
local cooling = redis.call('PTTL', KEYS[2])
if cooling > 0 then retry = cooling end
if used >= limit then retry = math.max(retry, ms(at(limit - 1) + window - now)) end

if retry == 0 and tokenId ~= '' then
  redis.call('LPUSH', KEYS[1], string.format('%.0f', now) .. ':' .. ARGV[5] .. ':' .. tokenId)
  redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1000)
  redis.call('PUBLISH', '${hitsChannel}', cjson.encode({KEYS[1], tonumber(ARGV[2]), ARGV[5], tokenId, 0}))
  used = used + 1
  if not oldest then oldest = now end
  local wait = 0
  if used >= limit then wait = ms(at(limit - 1) + window - now) end
  return {1, used, ms(oldest + window - now), wait}
end

if tokenId ~= '' and cool > 0 and cooling <= 0 then
  redis.call('SET', KEYS[2], '1', 'PX', cool)
  retry = math.max(retry, cool)
end
local reply = {retry == 0 and 1 or 0, used, ms((oldest or now) + window - now), retry}
local counts = {}
for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, 9999)) do
  local token = string.match(entry, '[^:]*$')
  counts[token] = (counts[token] or 0) + 1
end
for token, requests in pairs(counts) do
  reply[#reply + 1] = token
  reply[#reply + 1] = requests
end
return reply
`;

/**
 * Adds requests that a log does not have, at their place, and publishes them.
 * KEYS: log. ARGV: window in ms, then for each request its id, token id and age in ms.
 */
export const mergeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local window = tonumber(ARGV[1])
local entries = redis.call('LRANGE', KEYS[1], 0, -1)
local known = {}
for _, entry in ipairs(entries) do
  known[string.match(entry, '^%d+:(.*):') or ''] = true
end

local had = #entries
for index = 2, #ARGV, 3 do
  local id, tokenId, age = ARGV[index], ARGV[index + 1], tonumber(ARGV[index + 2])
  if not known[id] then
    entries[#entries + 1] = string.format('%.0f', now - age * 1000) .. ':' .. id .. ':' .. tokenId
    redis.call('PUBLISH', '${hitsChannel}', cjson.encode({KEYS[1], window, id, tokenId, age}))
  end
end
if #entries == had then return end

local function at(entry)
  return tonumber(string.match(entry, '^%d+'))
end
table.sort(entries, function(a, b) return at(a) > at(b) end)
redis.call('DEL', KEYS[1])
for _, entry in ipairs(entries) do
  redis.call('RPUSH', KEYS[1], entry)
end
redis.call('PEXPIRE', KEYS[1], window + 1000)
`;

/** Reads a log. KEYS: log. Returns {window in ms, then for each request its id, token id and age in ms}. */
export const readScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local reply = {}
for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local at, id, tokenId = string.match(entry, '^(%d+):(.*):([^:]*)$')
  if at then
    local age = math.floor((now - tonumber(at)) / 1000)
    -- A log expires a second after its newest request has left the window.
    if #reply == 0 then reply[1] = redis.call('PTTL', KEYS[1]) + age - 1000 end
    reply[#reply + 1] = id
    reply[#reply + 1] = tokenId
    reply[#reply + 1] = age
  end
end
return reply
`;
