/**
 * The sliding log in Redis: one list for each key, newest request first, `<microseconds>:<token id>`, by the clock of Redis.
 * A script, so that reading and pushing are atomic.
 * KEYS: log, cool-down. ARGV: limit, window in ms, cool-down in ms, token id or '' to count nothing.
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
  redis.call('LPUSH', KEYS[1], string.format('%.0f', now) .. ':' .. tokenId)
  redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1000)
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
  local token = string.match(entry, ':(.*)$')
  counts[token] = (counts[token] or 0) + 1
end
for token, requests in pairs(counts) do
  reply[#reply + 1] = token
  reply[#reply + 1] = requests
end
return reply
`;
